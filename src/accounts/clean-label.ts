/** More than any company's name needs; in UTF-16 code units. */
const maxLength = 60;

/**
 * A label safe to show anywhere: in one line, without control and invisible characters, links (`[…](…)` in a message) and
 * icons (`$(…)` in the status bar), and not too long; empty where nothing is left.
 */
export function cleanLabel(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/([\]$])(?=\()/g, "$1 ")
    .trim();
  return plain.length <= maxLength
    ? plain
    : `${plain.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
