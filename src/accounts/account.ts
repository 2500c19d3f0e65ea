import type { AuthorizationScheme } from "../outbox/index.ts";

/** A company as Outbox names it. */
export interface Company {
  readonly id: string;
  readonly name: string;
}

/**
 * Somebody's key at one origin, and what is known of it. The token itself is not in it: an account can be shown,
 * compared and put on record.
 */
export interface Account {
  /** A name no other account of the origin has, and that stays when its token is replaced. */
  readonly id: string;
  /** Scheme, host and port it was entered for: it is used nowhere else. */
  readonly origin: string;
  /** What people call it: the company's name, or what the person wrote. */
  readonly label: string;
  /** Where its token is: in VS Code's secret storage, or in `OUTBOX_TOKEN`. */
  readonly source: "stored" | "environment";
  /** Whose key it is (`GET /settings/company`); absent where the API has not told, and for the key of an agency. */
  readonly company?: Company;
  /** The form of the Authorization header that a create, or a call that tells of it, was seen to take. */
  readonly scheme?: AuthorizationScheme;
  /** Whether Outbox has taken the token since it was entered. */
  readonly isVerified: boolean;
  /** When the token was entered, in milliseconds since 1970; 0 when that is not known. */
  readonly at: number;
}

/** The account of `OUTBOX_TOKEN`. */
export const environmentAccountId = "environment";

/** The accounts of this user. What it rejects with is in words for the user, and without any token. */
export interface Accounts {
  /**
   * The accounts of an origin, the latest entered first. That of `OUTBOX_TOKEN` is there only where none is stored.
   * Rejects when it cannot be read which there are.
   */
  list(origin: string): Promise<readonly Account[]>;
  /** The token of an account; undefined when it was signed out since. Rejects when it cannot be read. */
  tokenOf(account: Account): Promise<string | undefined>;
  /** Keeps what was learned of an account; nothing where it was signed out since. */
  learn(account: Account, learned: Learned): Promise<void>;
  /** Calls back whenever an account may have been added, changed or removed, here or in another window. */
  onDidChange(listener: () => void): { dispose(): void };
}

/** What an answer of Outbox told of an account. */
export interface Learned {
  readonly company?: Company;
  readonly scheme?: AuthorizationScheme;
  readonly isVerified?: boolean;
}
