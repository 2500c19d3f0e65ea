import { readFile, rename, rm, writeFile } from "node:fs/promises";
import type { DiskFile } from "./disk-file.ts";
import type { World } from "./world.ts";

/** When in the course of a create a fault strikes on this machine; the columns of the second table. */
export const localMoments = [
  "before the intent",
  "while sending",
  "before the outcome is recorded",
  "before the edit",
  "before the save",
] as const;

export type LocalMoment = (typeof localMoments)[number];

/** What goes wrong on this machine. */
export interface LocalFault {
  /** The row of the second table. */
  readonly name: string;
  readonly moment: LocalMoment;
  /** May reject: then what was about to be done fails. */
  readonly strike: (world: World, file: DiskFile) => Promise<void>;
  /** Whether nothing is sent then. */
  readonly isUnsent?: boolean;
}

type Kind = Pick<LocalFault, "name" | "strike">;

const kinds: readonly Kind[] = [
  { name: "ledger cannot be written", strike: (world) => world.breakLedger() },
  { name: "file deleted", strike: (world) => rm(world.file) },
  {
    name: "file changed by another program",
    strike: async ({ file }) => writeFile(file, `# Seen by Ann.\n${await readFile(file, "utf8")}`),
  },
  {
    name: "file emptied by another program",
    strike: ({ file }) => writeFile(file, ""),
  },
  { name: "file renamed in VS Code", strike: (world, file) => file.move(world.renamed, world.ledger) },
  { name: "file renamed outside", strike: (world) => rename(world.file, world.renamed) },
];

async function refuse(): Promise<never> {
  throw new Error("Document has been closed.");
}

/** Each at each moment, and what only one moment can refuse. */
export const localFaults: readonly LocalFault[] = [
  ...kinds.flatMap(({ name, strike }) =>
    localMoments.map((moment) => ({
      ...{ name, moment, strike },
      ...(moment === "before the intent" && name.startsWith("ledger") && { isUnsent: true }),
    })),
  ),
  { name: "edit refused", moment: "before the edit", strike: refuse },
  { name: "save refused", moment: "before the save", strike: refuse },
];
