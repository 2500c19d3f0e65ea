import { redact } from "./redact.ts";

/** More than is ever shown, and far less than an answer may hold; in UTF-16 code units. */
const readLength = 10_000;

/**
 * Makes a server's words safe to show: no control or invisible characters (they could reorder or hide the text around
 * them), no links (VS Code turns `[…](command:…)` in a message into one), no token, and not too long.
 * The token goes before the text is cut short, or a part of it could remain.
 * @param maxLength in UTF-16 code units
 */
export function quoteServer(words: string, token: string, maxLength = 300): string {
  const plain = words
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replaceAll("](", "] (")
    .trim();
  return cut(redact(plain.slice(0, readLength), token), maxLength);
}

/** The text, ended with `…` where it is longer; `maxLength` in UTF-16 code units. */
export function cut(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
