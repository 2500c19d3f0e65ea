import schema from "../../schemas/campaign.schema.json" with { type: "json" };

/** What schemas/campaign.schema.json says about one field. */
export interface FieldSchema {
  readonly title: string;
  readonly description: string;
  readonly markdownDescription: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly maxLength?: number;
  readonly items?: FieldSchema;
  readonly examples?: readonly unknown[];
  /** Any JSON value, passed on as written. */
  readonly "x-outbox-any-json"?: boolean;
  /** Other names people give this field. */
  readonly "x-outbox-synonyms"?: readonly string[];
  /** Other words people write for its values, each with the value that is meant. */
  readonly "x-outbox-enum-synonyms"?: Readonly<Record<string, string>>;
}

const properties: Readonly<Record<string, FieldSchema>> = schema.properties;
const responseOnly: Readonly<Record<string, string>> = schema["x-outbox-response-only"];

/** The names of all fields a file may have, in the order the schema lists them. */
export const fieldNames: readonly string[] = Object.keys(properties);

/** The names of the fields every file must have. */
export const requiredFields: readonly string[] = schema.required;

/** The names of the fields a new file begins with, in their order. */
export const templateFields: readonly string[] = schema["x-outbox-template"];

/** The address of Outbox's reference page of the call. */
export const referenceUrl: string = schema["x-outbox-reference"];

/** What is known of the field of this name; undefined where there is none. */
export function fieldSchema(name: string): FieldSchema | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** Why a field that only Outbox's answers have cannot be written; undefined where the name is no such field. */
export function responseOnlyReason(name: string): string | undefined {
  return Object.hasOwn(responseOnly, name) ? responseOnly[name] : undefined;
}

/** The JSON types a field takes, "null" included where it may be null; empty where any will do. */
export function fieldTypes(field: FieldSchema): readonly string[] {
  return field.type === undefined ? [] : typeof field.type === "string" ? [field.type] : field.type;
}
