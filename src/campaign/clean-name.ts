/** More characters than these are no name. */
const longest = 80;

/**
 * A name as it can stand anywhere on a line: without line breaks, control characters and those that turn the direction of
 * text around, shortened; empty where nothing is left.
 */
export function cleanName(text: string): string {
  const line = text
    .slice(0, 4 * longest)
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ")
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\p{Cs}]/gu, "")
    .trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : line;
}
