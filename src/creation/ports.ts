import type { Account, Accounts } from "../accounts/index.ts";
import type { IdOptions } from "../campaign/index.ts";
import type { AuthorizationScheme, CampaignCall, PostOutcome } from "../outbox/index.ts";
import type { AttemptAccount, Owner } from "./attempt.ts";
import type { ChosenAccount } from "./decide-account.ts";
import type { Ledger } from "./ledger.ts";
import type { ConfirmCreate, Question } from "./questions.ts";
import type { Standing } from "./standing-of.ts";

/** The campaign file that is being created, wherever it is open or stored. */
export interface CampaignFile {
  /** Its address, as the ledger knows it. */
  readonly address: string;
  /** Its name, for messages. */
  readonly name: string;
  /** Saves it if it has changes; false when that fails. */
  save(): Promise<boolean>;
  /** Whether it has changes that are not saved. */
  hasChanges(): boolean;
  text(): string;
  /** Whether the file as stored says the same as the text here: another program may have written it. */
  isAsOnDisk(): Promise<boolean>;
  /**
   * Writes the id into the text as it then is, and saves. Where the file has gone from its address, the one it became
   * is looked for: by its moves, and by what it would send.
   */
  writeId(id: string, how: IdToWrite): Promise<IdWritten>;
}

/** How an id is to be written, and what tells the file it is for. */
export interface IdToWrite extends IdOptions {
  /** What the file would send. */
  readonly body: string;
  /** How the file at an address stands to the attempt. */
  standing(address: string): Promise<Standing>;
  /**
   * Takes the file at an address for the one, before it is written; false where something else counts for it, which another
   * window may have begun just now.
   */
  claim(address: string): Promise<boolean>;
}

/** Whether the id is in the saved file, and that file's address where it is another one now; if not, why, as the end of a sentence that begins with "because". */
export type IdWritten =
  | { readonly inFile: true; readonly address?: string }
  | { readonly inFile: false; readonly because: string };

/** The settings of one create. */
export interface CreateSettings {
  readonly apiBaseUrl: string;
  readonly authorizationScheme: AuthorizationScheme;
  readonly requestTimeoutSeconds: number;
  readonly confirmCreate: ConfirmCreate;
}

/** A campaign that may exist, as far as it is known. */
export interface Sought {
  readonly origin: string;
  /** What was sent. */
  readonly body: string;
  /** When the attempt began, in ISO 8601; undefined when that is not known. */
  readonly since: string | undefined;
  /** The account it was sent with; undefined when that is not known. */
  readonly account?: AttemptAccount | undefined;
}

/** Which account a person chose for a company, where Outbox does not tell whose key is whose. */
export interface AccountChoices {
  /** The id of the account. */
  of(origin: string, company: string): string | undefined;
  keep(origin: string, company: string, account: string): Promise<void>;
}

/** What creating a campaign needs of the world around it. */
export interface CreationHost {
  readonly ledger: Ledger;
  readonly userAgent: string;
  /** This window. */
  owner(): Promise<Owner>;
  settings(): CreateSettings;
  now(): Date;
  /** Whether there is a file at this address. */
  isThere(address: string): Promise<boolean>;
  /** The name of the file at an address, for messages. */
  nameOf(address: string): string;
  /** A moment in the words of the user's language and time zone. */
  formatTime(moment: Date): string;
  readonly accounts: Pick<Accounts, "list" | "tokenOf" | "learn">;
  readonly choices: AccountChoices;
  /** Asks for a token for this origin and keeps it; undefined when the person says no. */
  askForToken(origin: string): Promise<ChosenAccount | undefined>;
  /** Lets a person choose among many accounts; undefined without a choice. */
  pickAccount(accounts: readonly Account[], title: string): Promise<Account | undefined>;
  /** The answer; undefined when the question was dismissed or could not be asked. */
  ask<Answer extends string>(question: Question<Answer>): Promise<Answer | undefined>;
  /** Lets a person look through the campaigns Outbox has for one that may exist; undefined without a choice. */
  lookFor(sought: Sought): Promise<string | undefined>;
  /**
   * Asks for the id of a campaign that exists; undefined when the person says no. No id that stands in the body will
   * do: that is a company's, a sender's or another thing's.
   */
  askForId(body: string): Promise<string | undefined>;
  /** Sends the request, showing that it is under way and letting it be cancelled. */
  post(call: Omit<CampaignCall, "signal">, account: Account): Promise<PostOutcome>;
  log(line: string): void;
}
