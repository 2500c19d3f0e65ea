import { errors } from "playwright-core";

const attempts = 6;

/** How long one try is to wait for what it wants to see. */
export const tryMilliseconds = 2500;

/**
 * Tries something again while what it waits for does not show, as a person does while an extension is still starting.
 * Rejects with the last time-out; any other error ends it at once.
 *
 * @param giveUp brings the screen back to where a try starts from
 */
export async function tryAgain<T>(act: () => Promise<T>, giveUp: () => Promise<void>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempt === attempts) throw error;
      await giveUp();
    }
  }
}
