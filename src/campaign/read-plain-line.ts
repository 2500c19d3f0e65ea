import { Pair, Scalar } from "yaml";
import type { ParsedPair } from "./campaign.ts";

/**
 * A key and a text in one line, both of letters, digits and signs that mean nothing to YAML. The text may hold spaces
 * and end with a comment.
 */
const plainLine =
  /^([A-Za-z_][\w-]*): ([A-Za-z\d](?:[\w./()+,;@-]| (?=[\w./()+,;@-]))*)(?: #[ \w./()+,;@-]*)?(?:\r?\n)?$/;

/**
 * Reads an entry that is a plain line: most are, and all of YAML is not needed for them. Undefined for any other, and
 * where the key or the text would be read as something else than text.
 */
export function readPlainLine(entry: string): ParsedPair | undefined {
  const [, key, value] = plainLine.exec(entry) ?? [];
  if (key === undefined || value === undefined || !isText(key) || !isText(value)) return undefined;
  const start = key.length + 2;
  return new Pair(
    plainScalar(key, [0, key.length, key.length]),
    plainScalar(value, [start, start + value.length, entry.length]),
  );
}

/** Whether YAML reads text in it: no number, and none of the words of its core schema (YAML 1.2.2, section 10.3.2). */
function isText(word: string): boolean {
  return Number.isNaN(Number(word)) && !/^(?:null|true|false)$/i.test(word);
}

function plainScalar(source: string, range: [number, number, number]): Scalar.Parsed {
  return Object.assign(new Scalar(source) as Scalar.Parsed, { range, source, type: Scalar.PLAIN });
}
