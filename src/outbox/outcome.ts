import type { ServerProblem } from "../campaign/index.ts";

/** The server says the campaign exists, and under which id. */
export interface Created {
  readonly outcome: "created";
  readonly id: string;
  readonly status: number;
}

/** It is certain that nothing was created: trying again is safe. */
export interface Rejected {
  readonly outcome: "rejected";
  /** The status of the answer; absent when the request never reached the server. */
  readonly status?: number;
  readonly reason: string;
  /** What the server found wrong with the campaign itself; none when it is about anything else. */
  readonly problems: readonly ServerProblem[];
}

/** A campaign may exist: never to be retried without asking. Called "no answer" to users. */
export interface Unknown {
  readonly outcome: "unknown";
  readonly status?: number;
  readonly reason: string;
}

/** Nothing happened. */
export interface NotSent {
  readonly outcome: "not-sent";
  readonly code: "cancelled";
  readonly reason: string;
}

/** What became of one call to create a campaign; every `reason` is a complete text for the user, without the token. */
export type PostOutcome = Created | Rejected | Unknown | NotSent;
