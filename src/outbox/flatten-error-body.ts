import type { ServerProblem } from "../campaign/index.ts";

/** Enough for any campaign; a hostile or broken server shall not fill the screen. */
const maxProblems = 50;
const maxDepth = 8;

/** Keys whose value speaks of all that they stand in, and not of a field of that name. */
const speaksOfAll: ReadonlySet<string> = new Set([
  "detail",
  "message",
  "error",
  "errors",
  "non_field_errors",
]);

/** Keys that describe the answer itself when one of the above says what happened. */
const describesAnswer: ReadonlySet<string> = new Set(["code", "status", "status_code", "success", "type"]);

type Path = ServerProblem["path"];

/**
 * Brings the shapes an error body may have into one list, in the body's order: keys and numbers of items, one in the
 * other → messages, a list of objects, a list, a bare text, and `detail`, `message`, `error` or `non_field_errors` beside
 * or around them.
 * @param body parsed JSON, of any shape
 * @param quote makes each of the server's words safe to show
 */
export function flattenErrorBody(body: unknown, quote: (words: string) => string): readonly ServerProblem[] {
  const problems: ServerProblem[] = [];
  for (const { path, message } of flatten(body, [], 0)) {
    if (problems.length === maxProblems) break;
    problems.push({
      path: path.map((step) => (typeof step === "number" ? step : quote(step))),
      message: quote(message),
    });
  }
  return problems;
}

function* flatten(value: unknown, path: Path, depth: number): Generator<ServerProblem> {
  if (depth > maxDepth) return;
  if (typeof value === "string") {
    if (value.trim() !== "") yield { path, message: value };
  } else if (Array.isArray(value)) {
    const ofItems = path.length > 0 && isListOfItems(value);
    for (const [index, item] of value.entries()) {
      yield* flatten(item, ofItems ? [...path, index] : path, depth + 1);
    }
  } else if (isObject(value)) {
    yield* flattenFields(value, path, depth);
  }
}

function* flattenFields(
  body: Readonly<Record<string, unknown>>,
  path: Path,
  depth: number,
): Generator<ServerProblem> {
  const keys = Object.keys(body);
  const enveloped = keys.some((key) => speaksOfAll.has(key));
  const byIndex = path.length > 0 && keys.every((key) => /^\d{1,9}$/.test(key));
  for (const key of keys) {
    const value = body[key];
    if (speaksOfAll.has(key)) yield* flatten(value, path, depth + 1);
    else if (!(enveloped && describesAnswer.has(key) && typeof value === "string")) {
      yield* flatten(value, [...path, byIndex ? Number(key) : key], depth + 1);
    }
  }
}

/** A list with an object for each item of the field's list, an empty one for a good item; a list of messages is none. */
function isListOfItems(value: readonly unknown[]): boolean {
  return value.some(isObject) && !value.some((item) => typeof item === "string" || isMessage(item));
}

/** Django REST Framework's full details: `{ "message": "…", "code": "…" }` in place of the text alone. */
function isMessage(value: unknown): boolean {
  return isObject(value) && typeof value["message"] === "string";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
