import type { ServerProblem } from "./outcome.ts";

/** Enough for any campaign; a hostile or broken server shall not fill the screen. */
const maxProblems = 50;
const maxDepth = 8;

/** Keys whose value speaks of the whole campaign, and not of a field of that name. */
const speaksOfAll: ReadonlySet<string> = new Set([
  "detail",
  "message",
  "error",
  "errors",
  "non_field_errors",
]);

/** Keys that describe the answer itself when one of the above says what happened. */
const describesAnswer: ReadonlySet<string> = new Set(["code", "status", "status_code", "success", "type"]);

/**
 * Brings the shapes an error body may have into one list, in the body's order: field → messages, field → index → messages,
 * a list of objects, a list, a bare text, and `detail`, `message`, `error` or `non_field_errors` beside or around them.
 * @param body parsed JSON, of any shape
 * @param quote makes each of the server's words safe to show
 */
export function flattenErrorBody(body: unknown, quote: (words: string) => string): readonly ServerProblem[] {
  const problems: ServerProblem[] = [];
  for (const problem of flattenWhole(body, 0)) {
    if (problems.length === maxProblems) break;
    const field = problem.field === undefined ? {} : { field: quote(problem.field) };
    problems.push({ ...problem, ...field, message: quote(problem.message) });
  }
  return problems;
}

function* flattenWhole(body: unknown, depth: number): Generator<ServerProblem> {
  if (depth > maxDepth) return;
  if (typeof body === "string") for (const message of say(body)) yield { message };
  else if (Array.isArray(body)) for (const item of body) yield* flattenWhole(item, depth + 1);
  else if (isObject(body)) yield* flattenFields(body, depth);
}

function* flattenFields(body: Readonly<Record<string, unknown>>, depth: number): Generator<ServerProblem> {
  const keys = Object.keys(body);
  const enveloped = keys.some((key) => speaksOfAll.has(key));
  for (const key of keys) {
    const value = body[key];
    if (speaksOfAll.has(key)) yield* flattenWhole(value, depth + 1);
    else if (!(enveloped && describesAnswer.has(key) && typeof value === "string")) {
      yield* flattenField(key, value, depth + 1);
    }
  }
}

function* flattenField(field: string, value: unknown, depth: number): Generator<ServerProblem> {
  const indexed = Array.isArray(value) ? isListOfItems(value) : isObject(value) && isKeyedByIndex(value);
  if (!indexed) {
    for (const message of flattenMessages(value, depth)) yield { field, message };
    return;
  }
  for (const [index, item] of Object.entries(value as object)) {
    for (const message of flattenMessages(item, depth)) yield { field, index: Number(index), message };
  }
}

/** A list with an object for each item of the field's list, an empty one for a good item; a list of messages is none. */
function isListOfItems(value: readonly unknown[]): boolean {
  return value.some(isObject) && !value.some((item) => typeof item === "string" || isMessage(item));
}

function isKeyedByIndex(value: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => /^\d{1,9}$/.test(key));
}

/** Django REST Framework's full details: `{ "message": "…", "code": "…" }` in place of the text alone. */
function isMessage(value: unknown): value is { readonly message: string } {
  return (
    typeof value === "object" && value !== null && "message" in value && typeof value.message === "string"
  );
}

function* flattenMessages(value: unknown, depth: number): Generator<string> {
  if (depth > maxDepth) return;
  if (typeof value === "string") yield* say(value);
  else if (isMessage(value)) yield* say(value.message);
  else if (Array.isArray(value)) for (const item of value) yield* flattenMessages(item, depth + 1);
  else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const prefix = speaksOfAll.has(key) ? "" : `${key}: `;
      for (const message of flattenMessages(inner, depth + 1)) yield prefix + message;
    }
  }
}

function say(words: string): readonly string[] {
  return words.trim() === "" ? [] : [words];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
