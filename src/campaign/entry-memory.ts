import { type LoneEntry, readAlone } from "./read-alone.ts";

/** What an entry takes in memory besides its text, in characters. */
const overhead = 256;

/**
 * Remembers the entries that were read, by their text: files of a folder repeat most of theirs, and what is deleted or tried
 * comes back. What was not asked for in a while is forgotten; what the last text asked for is not, however long that is.
 */
export class EntryMemory {
  readonly #capacity: number;
  #recent = new Map<string, LoneEntry | null>();
  #older = new Map<string, LoneEntry | null>();
  #size = 0;

  /** @param capacity how many characters are remembered at least; twice as many at most, but for what one text holds */
  constructor(capacity = 512 * 1024) {
    this.#capacity = capacity;
  }

  /** Says that another text is going to be read. */
  turn(): void {
    if (this.#size <= this.#capacity) return;
    this.#older = this.#recent;
    this.#recent = new Map();
    this.#size = 0;
  }

  /** What an entry is alone, as `readAlone` says. */
  read(text: string): LoneEntry | undefined {
    const known = this.#recent.get(text);
    if (known !== undefined) return known ?? undefined;
    // A text of its own: a piece of a file would keep all of that file in memory.
    const own = ` ${text}`.slice(1);
    const alone = this.#older.get(text) ?? readAlone(own, (part) => this.read(part)) ?? null;
    this.#recent.set(own, alone);
    this.#size += text.length + overhead;
    return alone ?? undefined;
  }
}
