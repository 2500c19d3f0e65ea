import type { Fix } from "../fix.ts";
import { fieldSchema } from "../schema.ts";
import { restOfLineAt } from "../text.ts";

/**
 * Writes `: ` between a known key and its value, where a line has something else there, such as `status:draft`.
 * Behind a space, a `#` would make a comment of the value.
 */
export function mendSeparator(text: string, start: number): Fix[] {
  const found = /^(["']?)([\w-]+)\1([\s:：=]+)(?=[^\s#:：=])/.exec(restOfLineAt(text, start));
  const [whole = "", , key = "", separator = ""] = found ?? [];
  if (!found || !fieldSchema(key) || /^:\s/.test(separator)) return [];
  const end = start + whole.length;
  const edits = [{ range: { start: end - separator.length, end }, text: ": " }];
  return [
    { title: "Write `: ` between key and value", edits, preferred: true, certain: /[:：]/.test(separator) },
  ];
}
