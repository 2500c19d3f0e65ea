import { once } from "./once.ts";
import { type FieldSchema, fieldTypes } from "./schema.ts";
import { listAbbreviations } from "./suggest-time-zone.ts";
import { listTimeZones } from "./time-zones.ts";

/** A value a field is known to take. */
export interface KnownValue {
  readonly value: string;
  /** Whether it stays the same in quotes. */
  readonly isText: boolean;
  /** Markdown. */
  readonly documentation: string;
  /** What people write for it, where that is something else. */
  readonly known?: string;
}

/** The values a field is known to take, where there is a list of them. Nobody writes an `id` by hand. */
export function listValues(name: string, field: FieldSchema): readonly KnownValue[] {
  if (name === "timezone") return listZones();
  const values = (field.enum ?? []).map((value, index) => ({
    value,
    isText: true,
    documentation: field.markdownEnumDescriptions?.[index] ?? "",
  }));
  return [
    ...values,
    ...listLiterals(name, field).map((value) => ({ value, isText: false, documentation: "" })),
  ];
}

/** The zones by their names, and some by what people call them: `PST` must not find what only has its letters. */
const listZones = once((): readonly KnownValue[] => {
  const zones = listTimeZones().map((value) => ({ value, isText: true, documentation: "" }));
  const known = listAbbreviations().map(([name, zone]) => ({
    value: zone,
    isText: true,
    documentation: "",
    known: name,
  }));
  return [...zones, ...known];
});

/** Whether there are any. */
export function hasKnownValues(name: string, field: FieldSchema): boolean {
  return name === "timezone" || field.enum !== undefined || listLiterals(name, field).length > 0;
}

function listLiterals(name: string, field: FieldSchema): string[] {
  const types = name === "id" ? [] : fieldTypes(field);
  return [
    ...(types.includes("boolean") ? ["true", "false"] : []),
    ...(types.includes("null") ? ["null"] : []),
  ];
}
