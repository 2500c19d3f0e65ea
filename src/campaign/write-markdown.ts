/** How many characters of a text are shown; it is there to be recognised, not read. */
const longest = 60;

/** Any text on one line, its end left out where it is long. */
export function shorten(text: string): string {
  const line = text
    .slice(0, 4 * longest)
    .replace(/\s+/g, " ")
    .trim();
  const characters = [...line];
  return characters.length > longest || text.length > 4 * longest
    ? `${characters.slice(0, longest - 1).join("")}…`
    : line;
}

/** Any text as a Markdown code span it cannot break out of, shortened (CommonMark 0.31, section 6.1). */
export function codeSpan(text: string): string {
  const shown = shorten(text) || " ";
  const runs = shown.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return fence + pad + shown + pad + fence;
}
