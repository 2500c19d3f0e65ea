import type { CodeWindow, CrashStage } from "./with-vscode.ts";

/** One crash, or one meeting of two windows, and what came of it. */
export interface Trial {
  readonly name: string;
  /** Plays it in this window, or in more that it opens. Rejects where anything is not as it must be. */
  play(stage: CrashStage, window: CodeWindow): Promise<Played>;
}

export interface Played {
  /** The cells of its row in the table, after the name. */
  readonly cells: readonly string[];
  /** The window that is left, for the next trial. */
  readonly window: CodeWindow;
}
