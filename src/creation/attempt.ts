/** One attempt to create a campaign, as the ledger keeps it. */
export interface Attempt {
  /** The version of this form. */
  readonly version: 1;
  /** The address of the campaign file. */
  readonly file: string;
  /** Which attempt on this file it is, from 1. Only the last one counts; a person decided to pass over the others. */
  readonly number: number;
  /** Where the request went: scheme, host and port. */
  readonly origin: string;
  /** Exactly what was sent. */
  readonly body: string;
  /** The SHA-256 of the body, in hex. */
  readonly bodyHash: string;
  /** When it began, in ISO 8601 and UTC. */
  readonly startedAt: string;
  readonly owner: Owner;
  /** The account it goes out with; absent in records of versions that knew one account alone. */
  readonly account?: AttemptAccount;
  /** The id, of a campaign at another origin, that stood in the file when it began, and gives way to the new one. */
  readonly replaces?: string;
  /** Absent while the attempt is under way, and for good when its owner went away meanwhile. */
  readonly end?: AttemptEnd;
}

/** An account, for the record. */
export interface AttemptAccount {
  readonly id: string;
  readonly label: string;
}

/** The window an attempt belongs to. */
export interface Owner {
  /** A name no other window, and no later life of this one, has. */
  readonly window: string;
  readonly processId: number;
  /** The path of the socket it listens on for as long as it lives; absent where it has none. */
  readonly socket?: string;
}

/** What became of an attempt; `at` is in ISO 8601 and UTC. */
export type AttemptEnd =
  | {
      readonly outcome: "created";
      readonly id: string;
      readonly at: string;
      /** Whether the id was seen in the saved file. */
      readonly inFile: boolean;
      /** A person found the campaign in Outbox; the answer itself never came. */
      readonly foundByPerson?: true;
      /** A person copied the id, which could not be in the file, and need not be told of it again. */
      readonly copied?: true;
    }
  | { readonly outcome: "unknown"; readonly reason: string; readonly at: string };

/** What earlier attempts mean for a new one, which will be the `next`. */
export type Past = { readonly next: number } & (
  | { readonly state: "none" }
  /** An attempt is under way, here or in another window. */
  | { readonly state: "under-way"; readonly attempt: Attempt }
  /** A campaign may exist. The attempt is absent when its record cannot be read. */
  | { readonly state: "no-answer"; readonly attempt?: Attempt }
  | {
      readonly state: "created";
      readonly attempt: Attempt;
      readonly id: string;
      /** The id is not in the file yet, and the window that got it lives: it may be writing it. */
      readonly mayBeWriting?: true;
    }
);
