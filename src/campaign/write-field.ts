import { isScalar } from "yaml";
import { findProblems } from "./find-problems.ts";
import { readCampaign } from "./read-campaign.ts";
import { type FieldSchema, fieldTypes } from "./schema.ts";
import { joinSnippets, placeholder, type Snippet } from "./snippet.ts";
import { checkZone, listTimeZones } from "./time-zones.ts";

/** Where a field is written. */
export interface Surroundings {
  /** Whether between brackets. */
  readonly flow: boolean;
  /** A line break and the indentation of the field's own line. */
  readonly newLine: string;
  /** The time zone to suggest; one that is not known gives way to UTC. */
  readonly zone?: string | undefined;
}

/**
 * What follows the colon of a new key: a value to be typed over where one is as good as another, such as `draft`. Text,
 * times and ids are left empty (or null where that is allowed).
 */
export function writeField(name: string, field: FieldSchema, where: Surroundings): Snippet {
  if (fieldTypes(field).includes("array")) return writeList(where);
  return joinSnippets(" ", exampleOf(name, field, where));
}

/** The beginning of a list: its first item, empty. */
export function writeList({ flow, newLine }: Pick<Surroundings, "flow" | "newLine">): Snippet {
  const item = placeholder("");
  return flow ? joinSnippets(" [", item, "]") : joinSnippets(`${newLine}  - `, item);
}

function exampleOf(name: string, field: FieldSchema, { zone }: Surroundings): Snippet {
  const types = fieldTypes(field);
  const example = field.examples?.[0];
  if (name === "timezone") {
    const suggested = zone && checkZone(zone).known ? zone : "UTC";
    return placeholder(suggested, exampleFirst(suggested, listTimeZones()));
  }
  if (field.enum) return placeholder(String(example), exampleFirst(String(example), field.enum));
  if (types.includes("boolean")) {
    return placeholder(String(example), exampleFirst(String(example), ["true", "false"]));
  }
  // No made-up text or time: it could be left there and sent.
  return placeholder(types.includes("null") ? "null" : "");
}

function exampleFirst(example: string, values: readonly string[]): string[] {
  return [example, ...values.filter((value) => value !== example)];
}

/** A text as a YAML scalar in one line, in quotes only where it would not be read as that text, and no other, without. */
export function writeText(text: string, flow = false): string {
  const escaped = JSON.stringify(text).replace(/[\x7F-\uFFFF]/g, escapeUnprintable);
  const forms = [text, `"${text}"`, `'${text.replaceAll("'", "''")}'`];
  return forms.find((form) => isReadAs(form, text, flow)) ?? escaped;
}

/** What YAML does not allow to stand in a text, and what editors take for a line break, as JSON writes it. */
function escapeUnprintable(character: string): string {
  const isAllowed = !/[\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(character);
  return isAllowed ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Whether this, as a value, is that text, with nothing to say about it. `description` takes any text. */
function isReadAs(form: string, text: string, flow: boolean): boolean {
  const before = flow ? "{description: " : "description: ";
  const campaign = readCampaign(`${before}${form}${flow ? "}" : ""}`);
  const [entry] = campaign.entries;
  return (
    campaign.entries.length === 1 &&
    isScalar(entry?.node) &&
    entry.node.value === text &&
    !findProblems(campaign).some(({ range }) => range.start >= before.length)
  );
}
