import type { IdKind } from "../campaign/index.ts";

/** What an account's Outbox said of an id. */
export interface AccountName {
  /** In lower case. */
  readonly id: string;
  /** Cleaned; empty where the answer had none. */
  readonly name: string;
  readonly kind: IdKind;
  /** Such as `voicebot`. */
  readonly type?: string;
  /** Such as `pending`. */
  readonly status?: string;
}

/** Where a name is from, and how sure that is now. */
export interface AccountSource {
  readonly account: string;
  /** What people call the account. */
  readonly label: string;
  /** Whether Outbox said so lately: only then anybody is warned because of it. */
  readonly state: "known" | "stale";
  /** When Outbox said so, in milliseconds since 1970. */
  readonly at: number;
}

/** What one account says of an id. */
export interface AccountKnowledge extends AccountName {
  readonly source: AccountSource;
}

/** An id in a campaign file of the folder. */
export interface FolderUse {
  /** The address of the file. */
  readonly file: string;
  readonly kind: IdKind;
  /** The comment beside it; empty without one. */
  readonly comment: string;
  /** From 0. */
  readonly line: number;
}

/** All that is known of an id: what accounts say wins over what the files of the folder do. */
export interface NamedId {
  readonly id: string;
  /** Empty where it is only known what the id is of. */
  readonly name: string;
  readonly kind: IdKind;
  /** What the accounts say, what is known before what is stale. */
  readonly accounts: readonly AccountKnowledge[];
  /** In how many files of the folder it is used as what. */
  readonly files: Readonly<Record<IdKind, number>>;
}
