import { type FieldSchema, fieldTypes } from "./schema.ts";
import { listTimeZones } from "./time-zones.ts";

/** A value a field is known to take. */
export interface KnownValue {
  readonly value: string;
  /** Whether it stays the same in quotes. */
  readonly isText: boolean;
  /** Markdown. */
  readonly documentation: string;
}

/** The values a field is known to take, where there is a list of them. Nobody writes an `id` by hand. */
export function listValues(name: string, field: FieldSchema): KnownValue[] {
  if (name === "timezone")
    return listTimeZones().map((value) => ({ value, isText: true, documentation: "" }));
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
