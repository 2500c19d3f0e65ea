import {
  type FieldSchema,
  fieldNames,
  fieldSchema,
  requiredFields,
  responseOnlyReason,
} from "../campaign/index.ts";
import type { DescribedField, DescribedFields } from "./describe-fields.ts";

/** How the fields that the API describes differ from those of our schema; a line for each difference, none where they agree. */
export function compareFields(described: DescribedFields): readonly string[] {
  const known = fieldNames.filter((name) => name !== "id");
  const missing = known.filter((name) => !described.has(name));
  return [
    ...[...described].flatMap(([name, field]) => compareField(name, field)),
    ...missing.map((name) => `${name}: known here, and not described by Outbox`),
  ];
}

function compareField(name: string, field: DescribedField): string[] {
  if (name === "id" || (field.isReadOnly && responseOnlyReason(name) !== undefined)) return [];
  const schema = fieldSchema(name);
  if (schema !== undefined) return compareWith(schema, name, field);
  const kind = field.isReadOnly ? "read-only" : say(field.required);
  return [`${name}: described by Outbox (${kind}), and not known here`];
}

function compareWith(schema: FieldSchema, name: string, field: DescribedField): string[] {
  const isRequired = requiredFields.includes(name);
  const [listed, known] = [field.choices?.join(", "), schema.enum?.join(", ")];
  const { maxLength = schema.maxLength } = field;
  const differences: readonly (readonly [boolean, string])[] = [
    [field.isReadOnly, "read-only in Outbox, and not here"],
    [field.required !== isRequired, `${say(field.required)} in Outbox, ${say(isRequired)} here`],
    [
      maxLength !== schema.maxLength,
      `at most ${maxLength} characters in Outbox, ${schema.maxLength ?? "any number"} here`,
    ],
    [listed !== undefined && listed !== known, `one of ${listed} in Outbox, ${known ?? "anything"} here`],
  ];
  return differences.flatMap(([differs, how]) => (differs ? [`${name}: ${how}`] : []));
}

function say(isRequired: boolean): string {
  return isRequired ? "required" : "optional";
}
