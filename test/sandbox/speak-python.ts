/**
 * Python's words for a JSON value, as Django REST Framework puts them into its messages. JSON's 1 and 1.0 are one
 * number here and two in Python: a whole number is taken for an `int`.
 */

/** `str(value)` */
export function pythonText(value: unknown): string {
  return typeof value === "string" ? value : pythonRepr(value);
}

/** `repr(value)` */
function pythonRepr(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value).toString() : String(value);
  if (typeof value === "string") return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${pythonRepr(key)}: ${pythonRepr(item)}`);
  return `{${entries.join(", ")}}`;
}

/** `type(value).__name__` */
export function pythonType(value: unknown): string {
  if (value === null) return "NoneType";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  if (typeof value === "string") return "str";
  return Array.isArray(value) ? "list" : "dict";
}

/** `text.strip()`: knows U+001C to U+001F and U+0085 as space and U+FEFF not, unlike `String.trim`. */
export function pythonStrip(text: string): string {
  const characters = Array.from(text);
  const first = characters.findIndex((character) => !isSpace(character));
  if (first === -1) return "";
  const last = characters.findLastIndex((character) => !isSpace(character));
  return characters.slice(first, last + 1).join("");
}

function isSpace(character: string): boolean {
  return /\p{White_Space}/u.test(character) || (character >= "\u001c" && character <= "\u001f");
}
