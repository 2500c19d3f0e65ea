/** Something the server said about a campaign, or about a part of it. Its words, made safe to show. */
export interface ServerProblem {
  /**
   * The part it is about, from the outermost: keys of the campaign, and the numbers of items from 0. Empty when it is
   * about the whole.
   */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A path in words: `sender_identity_ids, item 2`. */
export function namePath(path: ServerProblem["path"]): string {
  return path.map((step) => (typeof step === "number" ? `item ${step + 1}` : step)).join(", ");
}
