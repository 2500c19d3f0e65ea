import { setImmediate } from "node:timers/promises";

/** Something a window does and waits for: it happens when the schedule says so, and never comes back to a dead window. */
export interface Step {
  readonly window: Mortal;
  readonly name: string;
  /** What is left behind when the window dies in the middle of it. */
  readonly tear: () => Promise<void>;
  /** Lets it happen; `choice` is what fate decides. Resolves when the window waits again. */
  run(choice: number): Promise<void>;
}

/** Something that can die. */
export interface Mortal {
  readonly isAlive: boolean;
}

/** Everything that is waited for in all windows, in the order it was begun. */
export class Gates {
  #waiting: Step[] = [];

  /** The steps of windows that live. */
  get waiting(): readonly Step[] {
    this.#waiting = this.#waiting.filter(({ window }) => window.isAlive);
    return this.#waiting;
  }

  /** Waits for its turn, then acts. For a window that died before or meanwhile this never ends. */
  pass<Result>(
    window: Mortal,
    name: string,
    act: (choice: number) => Promise<Result> | Result,
    tear: () => Promise<void> = async () => undefined,
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      const run = async (choice: number) => {
        this.#waiting = this.#waiting.filter((other) => other !== step);
        try {
          const result = await act(choice);
          if (window.isAlive) resolve(result);
        } catch (error) {
          if (window.isAlive) reject(error);
        }
        await setImmediate();
      };
      const step: Step = { window, name, tear, run };
      this.#waiting.push(step);
    });
  }
}
