import { act, withWorld } from "./random/play.ts";

/** What happens, and its window, file, other file and fate, as the random schedules print it. */
type Happening = readonly [string, number, number, number, number];

const finish: Happening = ["let all of a window happen", 0, 0, 0, 0];
const next: Happening = ["let the next step happen", 0, 0, 0, 0];
/** Behind the record: the campaign is created, and the answer lost. */
const createdAndLost: Happening = ["let the next step happen", 0, 0, 0, 6];
/** The next step of what began second of the two that are under way. */
const nextOfSecond: Happening = ["let the next step happen", 1, 0, 0, 0];

/** Schedules that once broke what must hold: found by the random ones, or by thinking of what those had found. */
const schedules: Readonly<Record<string, readonly Happening[]>> = {
  "A file is gone, another one takes its name, is created as another campaign, and leaves; the first comes back":
    [
      ["create", 0, 0, 0, 0],
      ["create", 1, 0, 0, 0],
      ["let all of a window happen", 1, 0, 0, 0],
      ["delete", 0, 0, 0, 0],
      ["rename in a window", 0, 0, 0, 0],
      next,
      next,
      ["let the next step happen", 0, 0, 0, 11],
      ["let a window send", 0, 0, 0, 0],
      ["rename in a window", 0, 0, 1, 0],
      ["revert", 1, 0, 0, 0],
      finish,
    ],
  "A file is gone, another one that is created takes its name and leaves; the first comes back": [
    ["create", 0, 0, 0, 0],
    finish,
    ["create", 0, 1, 0, 0],
    finish,
    ["delete", 0, 0, 0, 0],
    ["rename in a window", 0, 0, 0, 0],
    ["rename in a window", 0, 0, 1, 0],
    ["revert", 1, 0, 0, 0],
  ],
  "A file without an answer is gone, another one takes its name and leaves; the first comes back": [
    ["create", 0, 0, 0, 0],
    ["let a window begin", 0, 0, 0, 0],
    createdAndLost,
    finish,
    ["create", 0, 1, 0, 0],
    finish,
    ["delete", 0, 0, 0, 0],
    ["rename in a window", 0, 0, 0, 0],
    ["rename in a window", 0, 0, 1, 0],
    ["revert", 1, 0, 0, 0],
  ],
  "A file is gone when its campaign is created; its id is written back while another window creates a file that says the same":
    [
      ["create", 1, 0, 0, 0],
      ["let a window send", 1, 0, 0, 0],
      next,
      next,
      ["create", 0, 1, 0, 0],
      ...Array<Happening>(9).fill(nextOfSecond),
      ["delete", 0, 0, 0, 0],
      ["write an id back", 1, 0, 0, 0],
      finish,
    ],
  "A file moves while its answer comes, and gets its id by hand; it is written back while another window creates a file that said the same":
    [
      ["create", 1, 0, 0, 0],
      ["let a window send", 1, 0, 0, 0],
      next,
      ["create", 0, 1, 0, 0],
      ...Array<Happening>(9).fill(nextOfSecond),
      ["move from outside", 0, 0, 2, 0],
      next,
      ["paste an id and save", 0, 0, 0, 0],
      ["write an id back", 1, 0, 0, 0],
      ["let the next step happen", 1, 0, 0, 0],
      finish,
    ],
  "A file's id is lost and it is gone, one without an answer takes its name; the id is written back": [
    ["create", 0, 0, 0, 0],
    ["let a window begin", 0, 0, 0, 0],
    next,
    next,
    next,
    ["close a window", 0, 0, 0, 0],
    ["create", 0, 1, 0, 0],
    ["let a window begin", 0, 0, 0, 0],
    createdAndLost,
    finish,
    ["delete", 0, 0, 0, 0],
    ["rename in a window", 0, 0, 0, 0],
    ["write an id back", 0, 0, 0, 0],
    finish,
  ],
  "A file is gone when its answer comes; one that says the same is taken for it while another window begins with that":
    [
      ["create", 0, 0, 0, 0],
      ["let a window send", 0, 0, 0, 0],
      ["create", 1, 1, 0, 0],
      ...Array<Happening>(8).fill(nextOfSecond),
      ["delete", 0, 0, 0, 0],
      next,
      ...Array<Happening>(3).fill(nextOfSecond),
      // The other window's record is made, before the file is claimed.
      next,
      finish,
      ["let all of a window happen", 1, 0, 0, 0],
    ],
  "A file is renamed while a second create of it waits, and a new one takes its name: that one gets the id": [
    ["delete", 0, 0, 0, 0],
    ["create", 0, 0, 0, 0],
    ["let a window send", 0, 0, 0, 0],
    ["create", 1, 0, 0, 0],
    ["rename in a window", 1, 0, 0, 0],
    ["write a new file", 0, 0, 1, 0],
    next,
  ],
  "A file is renamed before its attempt is recorded, a copy takes its name, and it is created under its new one, too":
    [
      ["create", 1, 0, 0, 0],
      ...Array<Happening>(4).fill(next),
      ["rename in a window", 1, 0, 2, 0],
      next,
      ["create", 1, 0, 0, 0],
      ["duplicate", 0, 0, 0, 0],
    ],
};

describe("schedules that once failed", () => {
  for (const [name, happenings] of Object.entries(schedules)) {
    it(name, () =>
      withWorld(async (world) => {
        for (const [what, window, file, other, fate] of happenings) {
          await act(world, what, { window, file, other, fate });
        }
      }),
    );
  }
});
