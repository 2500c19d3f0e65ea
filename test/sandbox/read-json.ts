/** A body read as JSON, or why it cannot be, as `JSONParser` says it (rest_framework/parsers.py, 3.14). */
export type ReadJson = { readonly json: unknown } | { readonly detail: string };

/**
 * Reads a body as UTF-8 JSON. The message is always the one of a body that is wrong from its first character on: Python
 * has more words, and names the place.
 */
export function readJson(body: Uint8Array): ReadJson {
  const text = decode(body);
  if (text === undefined)
    return { detail: "JSON parse error - 'utf-8' codec can't decode bytes: invalid start byte" };
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { detail: "JSON parse error - Expecting value: line 1 column 1 (char 0)" };
  }
}

function decode(body: Uint8Array): string | undefined {
  try {
    // A byte order mark stays: Python's parser refuses it, and so does JSON.parse.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}
