import { parseDjangoDateTime } from "./parse-date-time.ts";
import { pythonStrip, pythonText, pythonType } from "./speak-python.ts";

/** What a field makes of a value: the value as it is stored, or what the 400 says about it. */
export type Checked = { readonly value: unknown } | { readonly errors: unknown };

/** Checks a value that is not null. */
export type FieldCheck = (value: unknown) => Checked;

/** Whether a row with this id (dashed, lower case) is there and may be seen. */
export type KnowsId = (id: string) => boolean;

/** The error of a null where none is allowed (rest_framework/fields.py, `Field`). */
export const mayNotBeNull = "This field may not be null.";

function fail(...messages: readonly string[]): Checked {
  return { errors: messages };
}

/** `CharField`: takes numbers too, trims, counts code points (rest_framework/fields.py; measured on 3.14). */
export function charField(limits: { readonly allowBlank: boolean; readonly maxLength?: number }): FieldCheck {
  return (value) => {
    const text = pythonStrip(pythonText(value));
    if (text === "") return limits.allowBlank ? { value: "" } : fail("This field may not be blank.");
    if (typeof value !== "string" && typeof value !== "number") return fail("Not a valid string.");
    const errors = charErrors(text, limits.maxLength ?? Number.POSITIVE_INFINITY);
    return errors.length === 0 ? { value: text } : fail(...errors);
  };
}

function charErrors(text: string, maxLength: number): string[] {
  const characters = Array.from(text);
  const surrogate = characters.find((character) => /^\p{Surrogate}$/u.test(character));
  return [
    ...(characters.length > maxLength ? [`Ensure this field has no more than ${maxLength} characters.`] : []),
    ...(text.includes("\u0000") ? ["Null characters are not allowed."] : []),
    ...(surrogate === undefined
      ? []
      : [`Surrogate characters are not allowed: U+${surrogate.charCodeAt(0).toString(16).toUpperCase()}.`]),
  ];
}

/** `ChoiceField`: the exact spelling only (rest_framework/fields.py; measured on 3.14). */
export function choiceField(choices: readonly string[]): FieldCheck {
  return (value) => {
    const text = pythonText(value);
    return choices.includes(text) ? { value: text } : fail(`"${text}" is not a valid choice.`);
  };
}

/** `BooleanField.TRUE_VALUES` and `FALSE_VALUES` (rest_framework/fields.py of 3.14). */
const trueValues: readonly unknown[] = [
  ...["t", "T", "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON", "1", 1, true],
];
const falseValues: readonly unknown[] = [
  ...["f", "F", "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF", "0", 0, false],
];

/** `BooleanField`: many spellings are taken (rest_framework/fields.py; measured on 3.14). */
export const booleanField: FieldCheck = (value) => {
  if (trueValues.includes(value)) return { value: true };
  return falseValues.includes(value) ? { value: false } : fail("Must be a valid boolean.");
};

/** `DateTimeField` (rest_framework/fields.py; measured on 3.14). Without an offset it is read as UTC. */
export const dateTimeField: FieldCheck = (value) => {
  const parsed = parseDjangoDateTime(value);
  if (parsed === "wrong-format") {
    const format = "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]";
    return fail(`Datetime has wrong format. Use one of these formats instead: ${format}.`);
  }
  return parsed === "out-of-range" ? fail("Datetime value out of range.") : { value: parsed.text };
};

/** `JSONField`: takes everything (rest_framework/fields.py; measured on 3.14). */
export const jsonField: FieldCheck = (value) => ({ value });

/** `PrimaryKeyRelatedField` to a model whose key is a UUID (rest_framework/relations.py; measured on 3.14). */
export function relationField(nullable: boolean, knows: KnowsId): FieldCheck {
  return (value) => {
    if (value === "") return nullable ? { value: null } : fail(mayNotBeNull);
    return findRelated(value, knows);
  };
}

function findRelated(value: unknown, knows: KnowsId): Checked {
  if (typeof value === "boolean") return fail("Incorrect type. Expected pk value, received bool.");
  const id = value === null ? undefined : readUuid(value);
  if (id === undefined && value !== null) return fail(`“${pythonText(value)}” is not a valid UUID.`);
  // A number is read as a UUID that nothing has.
  if (id === undefined || typeof value === "number" || !knows(id))
    return fail(`Invalid pk "${pythonText(value)}" - object does not exist.`);
  return { value: id };
}

/** `ManyRelatedField`: stops at the first bad item, without its index (measured on 3.14). */
export function relationListField(knows: KnowsId): FieldCheck {
  return (value) => {
    if (!Array.isArray(value) && pythonType(value) !== "dict") return notAList(value);
    const items: unknown[] = Array.isArray(value) ? value : Object.keys(Object(value));
    const checked = items.map((item) => findRelated(item, knows));
    const ids = checked.flatMap((item) => ("value" in item ? [item.value] : []));
    return checked.find((item) => "errors" in item) ?? { value: ids };
  };
}

/** `ListField(child=UUIDField())`: bad items are keyed by their index (measured on 3.14). */
export const uuidListField: FieldCheck = (value) => {
  if (!Array.isArray(value)) return notAList(value);
  const ids = value.map((item) => (item === null ? undefined : readUuid(item)));
  const errors = value.flatMap((item, index) =>
    ids[index] === undefined ? [[index, [item === null ? mayNotBeNull : "Must be a valid UUID."]]] : [],
  );
  return errors.length === 0 ? { value: ids } : { errors: Object.fromEntries(errors) };
};

function notAList(value: unknown): Checked {
  return fail(`Expected a list of items but got type "${pythonType(value)}".`);
}

/** `uuid.UUID(hex=…)`, `UUID(int=…)`: dashes anywhere, braces, `urn:uuid:` and whole numbers are taken (measured). */
function readUuid(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return undefined;
  const hex = typeof value === "string" ? hexOf(value) : hexOfNumber(Number(value));
  if (hex === undefined || !/^[0-9a-f]{32}$/.test(hex)) return undefined;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function hexOf(text: string): string {
  const bare = text.replaceAll("urn:", "").replaceAll("uuid:", "");
  return bare
    .replace(/^[{}]+|[{}]+$/g, "")
    .replaceAll("-", "")
    .toLowerCase();
}

function hexOfNumber(value: number): string | undefined {
  return Number.isInteger(value) && value >= 0 ? BigInt(value).toString(16).padStart(32, "0") : undefined;
}
