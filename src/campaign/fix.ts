import type { TextEdit } from "./text.ts";

/** A mechanical cure for a problem. */
export interface Fix {
  /** What it does, as a menu entry: "Change to `status`". */
  readonly title: string;
  /** Its edits, which do not overlap. */
  readonly edits: readonly TextEdit[];
  /** Whether it is what was most likely meant; at most one of the fixes of a problem is. */
  readonly preferred?: boolean;
  /** Whether nothing else can have been meant and nothing is removed: "fix all" applies it unseen. */
  readonly certain?: boolean;
}
