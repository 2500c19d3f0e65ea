/** Something the server said about the campaign, or about one field of it. Its words, made safe to show. */
export interface ServerProblem {
  /** The key of the campaign it is about; absent when it is about the whole. */
  readonly field?: string;
  /** The item of that field's list it is about, from 0. */
  readonly index?: number;
  readonly message: string;
}

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
