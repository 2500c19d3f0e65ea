/** A line feed with a line behind it that is not blank, no comment, not indented, no item, and closes no bracket. */
const startOfLine = /\n(?!-?(?:\s|$)|[#\]}])/g;

/**
 * Where the lines begin that begin a top-level entry. Undefined where the text may be anything else than entries at the
 * beginning of their lines: what is no plain or quoted key there can change the meaning of what follows.
 */
export function findEntryStarts(text: string): number[] | undefined {
  const starts: number[] = [];
  // The line before the first is made up.
  if (/^(?!-?(?:\s|$)|[#\]}])/.test(text)) {
    if (!beginsKey(text, 0)) return undefined;
    starts.push(0);
  }
  startOfLine.lastIndex = 0;
  while (startOfLine.test(text)) {
    const start = startOfLine.lastIndex;
    if (!beginsKey(text, start)) return undefined;
    starts.push(start);
  }
  return starts;
}

/** Whether a letter, a digit, `_` or a quote is there: a line that begins with it begins an entry. */
export function beginsKey(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x22 ||
    code === 0x27
  );
}
