/** Why nothing was sent. */
export type NotSentCode =
  | "no-token"
  | "wrong-account"
  | "has-problems"
  | "already-created"
  | "untrusted"
  | "busy"
  | "declined"
  | "cancelled"
  | "changed"
  | "bad-base-url"
  | "not-a-campaign"
  | "unsaved"
  | "read-only"
  | "not-utf8"
  | "no-place-for-id"
  | "no-record"
  | "failed";

/** What became of one call of Create Campaign. `reason` is the sentence the user sees. */
export type CreateResult =
  | {
      readonly outcome: "created";
      readonly id: string;
      readonly reason: string;
      readonly code?: "id-not-in-file";
    }
  | {
      readonly outcome: "rejected";
      readonly reason: string;
      readonly code?: "not-allowed" | "wrong-address";
    }
  | { readonly outcome: "unknown"; readonly reason: string }
  | {
      readonly outcome: "not-sent";
      readonly code: NotSentCode;
      readonly reason: string;
      readonly id?: string;
      /** Whether an id that was found could be written into the file; absent where none was to be written. */
      readonly inFile?: boolean;
    };

/** A result that sent nothing. */
export type Refusal = CreateResult & { readonly outcome: "not-sent" };

/** The result of a call that sent nothing. */
export function notSent(code: NotSentCode, reason: string): Refusal {
  return { outcome: "not-sent", code, reason };
}
