/** An entry without the blank lines and comments behind it. */
export function withoutTail(entry: string): string {
  let end = entry.length;
  while (end > 0) {
    const start = entry.lastIndexOf("\n", end - 2) + 1;
    if (!/^(?: *|#[^\n]*)\r?\n?$/.test(entry.slice(start, end))) break;
    end = start;
  }
  return entry.slice(0, end);
}

/** Spaces for an entry but for its key, where one can be made out, so that it still counts as present. */
export function blankButKey(entry: string): string {
  const key = /^[ \t]*(?:[\w-]+|"[\w-]+"|'[\w-]+')[ \t]*:(?=\s|$)/.exec(entry)?.[0] ?? "";
  return key === "" ? comment(entry) : key.replace(/\t/g, " ") + blank(entry.slice(key.length));
}

/** An entry without a key becomes a comment and not mere spaces: those could be lines of a text above. */
export function comment(entry: string): string {
  return entry === "" ? "" : `#${blank(entry.slice(1))}`;
}

/** Spaces for every character but the line breaks. */
export function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
