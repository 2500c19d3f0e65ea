/**
 * What a server's standard sentence means to somebody who does not know its terms; undefined where it is plain by itself, or
 * not known. The sentences are those of Django REST Framework 3.14, measured.
 */
export function putPlainly(words: string): string | undefined {
  return meanings.find(([sentence]) => sentence.test(words))?.[1];
}

const meanings: readonly (readonly [sentence: RegExp, meaning: string])[] = [
  [/^Invalid pk .* - object does not exist\.?$/, "nothing has this id, or your token may not use it"],
  [/is not a valid UUID\.?$|^Must be a valid UUID\.?$/, "this is not a valid id"],
  [/^Incorrect type\. Expected pk value/, "an id is needed here"],
  [/^This field is required\.?$/, "this key is needed, with a value"],
  [/^This field may not be null\.?$/, "a value is needed here"],
  [/^Not a valid string\.?$/, "text is needed here"],
  [/^Must be a valid boolean\.?$/, "`true` or `false` is needed here"],
  [/^Expected a list of items but got type /, "a list is needed here, each item on a line with `- `"],
  [/^Datetime has wrong format\./, "a date and time is needed here, such as `2026-03-01T09:00:00Z`"],
  [/^JSON parse error/, "the request could not be read; something may have changed it on its way"],
];
