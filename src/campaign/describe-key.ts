import {
  type FieldSchema,
  fieldSchema,
  fieldTypes,
  referenceUrl,
  requiredFields,
  responseOnlyReason,
} from "./schema.ts";
import { codeSpan } from "./write-markdown.ts";

/** What a top-level key means and what it takes, in Markdown; undefined for a key Outbox does not know. */
export function describeKey(name: string): string | undefined {
  const field = fieldSchema(name);
  if (field)
    return join([`**${field.title}**`, field.markdownDescription, listFacts(name, field), reference]);
  const reason = responseOnlyReason(name);
  if (reason === undefined) return undefined;
  return join([
    `**${codeSpan(name)} cannot be set**`,
    "It is only in what Outbox answers.",
    reason,
    reference,
  ]);
}

const reference = `[Outbox's reference page](${referenceUrl})`;

/** The keys that matter most when they are missing. Of some others the description says so itself. */
const missedWhenLeftOut: readonly string[] = ["sender_identity_ids", "timezone", "allowed_windows"];

function listFacts(name: string, field: FieldSchema): string {
  const need = name === "id" ? "" : requiredFields.includes(name) ? "Required: " : "Optional: ";
  const facts = [
    sentence(`${need}${typeOf(field)}${unlessSaid(field, String(field.maxLength), limitOf(field))}`),
    unlessSaid(field, "null", fieldTypes(field).includes("null") ? "It may be empty, or `null`." : ""),
    missedWhenLeftOut.includes(name) ? "What Outbox assumes when it is left out is not documented." : "",
    exampleOf(name, field),
  ];
  return facts
    .filter((fact) => fact !== "")
    .map((fact) => `- ${fact}`)
    .join("\n");
}

/** What a field takes, in words a person who does not know YAML understands. */
function typeOf(field: FieldSchema): string {
  const types = fieldTypes(field);
  if (field.enum) return `one of ${field.enum.map(codeSpan).join(", ")}`;
  if (field.format === "date-time") return "a date and time with an offset";
  if (field.format?.startsWith("uuid")) return "an id (UUID)";
  if (types.includes("boolean")) return "`true` or `false`";
  if (types.includes("array")) return "a list of ids (UUIDs), each on a line of its own after `- `";
  return types.includes("string") ? "text" : "any value";
}

function limitOf({ maxLength }: FieldSchema): string {
  return maxLength === undefined ? "" : `, at most ${maxLength} characters`;
}

function exampleOf(name: string, field: FieldSchema): string {
  const [example] = field.examples ?? [];
  if (example === undefined || field.enum) return "";
  const value = Array.isArray(example) ? `[${example.join(", ")}]` : String(example);
  return unlessSaid(field, `\`${value}\``, `Example: \`${name}: ${value}\``);
}

/** The fact, unless the description of the field mentions it already. */
function unlessSaid({ markdownDescription }: FieldSchema, mention: string, fact: string): string {
  return markdownDescription.includes(mention) ? "" : fact;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function join(paragraphs: readonly string[]): string {
  return paragraphs.join("\n\n");
}
