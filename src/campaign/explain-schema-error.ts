import type { ErrorObject } from "ajv";
import { explainFormat } from "./explain-format.ts";
import { suggestWord } from "./fixes/suggest-word.ts";
import type { Problem } from "./problem.ts";
import { type FieldSchema, fieldSchema, fieldTypes } from "./schema.ts";

/** The value an error is about. */
export interface Subject {
  /** The top-level key it stands under. */
  readonly key: string;
  /** Its place in the list, from 0, where it is an item of one. */
  readonly index?: number | undefined;
  readonly value: unknown;
  /** Whether anything is written there. */
  readonly written: boolean;
}

type Explained = Pick<Problem, "code" | "message">;

/** What an error of the schema means and what to do about it, as the code and the sentence users see. */
export function explainSchemaError(error: ErrorObject, subject: Subject): Explained {
  const field = fieldOf(subject);
  switch (error.keyword) {
    case "type":
      return {
        code: "wrong-type",
        message: `${sentenceStart(subject)}; it must be ${expected(field)}.${adviceOnType(subject, field)}`,
      };
    case "enum":
      return {
        code: "invalid-value",
        message: `${sentenceStart(subject)}; it must be ${expected(field)}.${adviceOnWord(subject, field)}`,
      };
    case "format":
      return {
        code: "invalid-format",
        message: `${sentenceStart(subject)}; it must be ${expected(field)}.${explainFormat(subject.value, field)}`,
      };
    case "maxLength":
      return { code: "too-long", message: explainLength(subject, Number(error.params["limit"])) };
    case "minLength":
    case "pattern":
      return {
        code: "too-short",
        message: `${nameOf(subject)} is blank; it must hold at least one visible character.`,
      };
    default:
      return { code: "invalid-value", message: `${sentenceStart(subject)}, which Outbox does not take.` };
  }
}

function fieldOf({ key, index }: Subject): FieldSchema | undefined {
  const field = fieldSchema(key);
  return index === undefined ? field : field?.items;
}

function nameOf({ key, index }: Subject): string {
  return index === undefined ? `\`${key}\`` : `Item ${index + 1} of \`${key}\``;
}

function sentenceStart(subject: Subject): string {
  return `${nameOf(subject)} ${subject.written ? `is ${describe(subject.value)}` : "has no value"}`;
}

/** A value in words a person who does not know YAML understands. */
function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of keys";
  if (typeof value === "number") return `the number ${value}`;
  if (value === "") return "empty";
  if (typeof value === "string" && value.trim() === "") return "blank";
  const text = String(value);
  return `\`${shortened(text)}\`${text === text.trim() ? "" : ", with spaces or line breaks around it"}`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** What a field takes, in words. */
function expected(field: FieldSchema | undefined): string {
  if (field === undefined) return "something else";
  const orNull = fieldTypes(field).includes("null") ? ", or null" : "";
  if (field.enum) return `one of ${field.enum.join(", ")}`;
  if (field.format === "date-time") return "a date and time with an offset, such as 2026-03-01T09:00:00Z";
  if (field.format?.startsWith("uuid")) return `a UUID such as 3c90c3cc-0d44-4b50-8888-8dd25736052a${orNull}`;
  if (fieldTypes(field).includes("boolean")) return "true or false";
  if (fieldTypes(field).includes("array")) return "a list: each item on a line of its own, after `- `";
  return "text";
}

/** What to do where the cure is not in the sentence already. */
function adviceOnType({ value }: Subject, field: FieldSchema | undefined): string {
  const takesText =
    field !== undefined && fieldTypes(field).includes("string") && !field.enum && !field.format;
  if (!takesText || value === null) return "";
  // `{{first_name}}` and `[promo]` are written as text often enough, and are brackets to YAML.
  if (typeof value !== "object") return " Put quotes around it.";
  const bracket = Array.isArray(value) ? "`[`" : "`{`";
  return ` If it is text that begins with ${bracket}, put quotes around it.`;
}

/** What was meant, if that can be guessed. */
function adviceOnWord({ value }: Subject, field: FieldSchema | undefined): string {
  if (typeof value !== "string" || !field?.enum) return "";
  const [likeliest] = suggestWord(value, field);
  return likeliest ? ` Did you mean \`${likeliest.word}\`?` : "";
}

function explainLength(subject: Subject, limit: number): string {
  const length = [...String(subject.value)].length;
  return `${nameOf(subject)} has ${length} characters; it may have at most ${limit}.`;
}
