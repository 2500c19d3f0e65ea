import { isAlias, isCollection, isScalar, type ParsedNode } from "yaml";
import type { Fix } from "../fix.ts";
import { isUuid } from "../formats.ts";
import { type FieldSchema, fieldTypes } from "../schema.ts";
import type { TextRange } from "../text.ts";
import { mendBoolean, mendDateTime, mendUuid } from "./mend-value.ts";
import { hasInnerComment, quote } from "./quote.ts";
import { suggestWord } from "./suggest-word.ts";

/** A value that is not what its field takes. */
export interface WrongValue {
  readonly text: string;
  readonly node: ParsedNode;
  /** Where it stands, as `nodeRange` says. */
  readonly range: TextRange;
  readonly field: FieldSchema;
}

/** What would make a value one that its field takes, the likeliest first. */
export function* mendField(wrong: WrongValue): Generator<Fix> {
  if (isAlias(wrong.node) || hasInnerComment(wrong.text, wrong.range)) return;
  // What an anchor names is meant elsewhere too.
  const isNamed = wrong.node.anchor !== undefined;
  for (const fix of mend(wrong)) yield isNamed ? { ...fix, certain: false } : fix;
}

function* mend(wrong: WrongValue): Generator<Fix> {
  const { node, field } = wrong;
  if (field.enum) yield* mendEnum(wrong);
  else if (field.format?.startsWith("uuid")) yield* mendId(wrong);
  else if (field.format === "date-time") yield* mendMoment(wrong);
  // A tag before the value says what to read in it, whatever is written.
  else if (node.tag !== undefined) return;
  else if (fieldTypes(field).includes("boolean")) yield* mendFlag(wrong);
  else if (fieldTypes(field).includes("array")) yield* mendList(wrong);
  else yield* mendText(wrong);
}

/** The source of a scalar as somebody wrote it, whatever YAML reads in it. */
function written({ text, node, range }: WrongValue): string {
  if (!isScalar(node)) return text.slice(range.start, range.end);
  return typeof node.value === "string" ? node.value : (node.source ?? "");
}

function replacement({ range }: WrongValue, text: string): Pick<Fix, "title" | "edits"> {
  return { title: `Change to \`${text}\``, edits: [{ range, text }] };
}

/** The words that are near; where only a synonym is, also the one the schema begins with, since a status can send. */
function* mendEnum(wrong: WrongValue): Generator<Fix> {
  const typed = written(wrong);
  const suggestions = suggestWord(typed, wrong.field);
  for (const { word, near } of suggestions) {
    // Only another spelling of the same word is certain.
    const certain = word === typed.replace(/[\s"'“”„‘’‚]/g, "").toLowerCase();
    yield { ...replacement(wrong, word), certain, preferred: near };
  }
  const first = String(wrong.field.examples?.[0]);
  const isGuess = suggestions.length > 0 && suggestions.every(({ near, word }) => !near && word !== first);
  if (isGuess) yield replacement(wrong, first);
}

function* mendId(wrong: WrongValue): Generator<Fix> {
  const id = mendUuid(written(wrong));
  if (id !== undefined) yield { ...replacement(wrong, id), certain: true, preferred: true };
}

function* mendMoment(wrong: WrongValue): Generator<Fix> {
  const mended = mendDateTime(written(wrong));
  if (mended === undefined) return;
  const change = replacement(wrong, mended.text);
  const title = mended.filledIn ? `${change.title} (the time in UTC)` : change.title;
  yield { ...change, title, certain: !mended.filledIn, preferred: true };
}

function* mendFlag(wrong: WrongValue): Generator<Fix> {
  const flag = mendBoolean(written(wrong));
  if (flag !== undefined) yield { ...replacement(wrong, String(flag)), certain: true, preferred: true };
  else if (isScalar(wrong.node)) yield* ["true", "false"].map((word) => replacement(wrong, word));
}

/** One value, or several between commas, where a list is asked for. */
function* mendList(wrong: WrongValue): Generator<Fix> {
  if (!isScalar(wrong.node) || wrong.node.value === null) return;
  const items = written(wrong)
    .split(/[\s,;]+/)
    .filter((item) => item !== "")
    .map((item) => mendUuid(item) ?? item);
  if (items.length === 0 || items.some((item) => /[[\]{}#:]/.test(item))) return;
  const edits = [{ range: wrong.range, text: `[${items.join(", ")}]` }];
  yield { title: "Make it a list", edits, certain: items.every(isUuid), preferred: true };
}

/** What YAML reads as something else, and was meant as text. */
function* mendText(wrong: WrongValue): Generator<Fix> {
  const { text, node, range } = wrong;
  // A text of the wrong length does not get better by quotes.
  if (isScalar(node) && typeof node.value === "string") return;
  if (isCollection(node) && !node.flow) return;
  if (/[\r\n]/.test(text.slice(range.start, range.end))) return;
  const isNull = isScalar(node) && node.value === null;
  const edits = [quote(text, range)];
  yield { title: "Put quotes around it", edits, certain: isScalar(node) && !isNull, preferred: !isNull };
}
