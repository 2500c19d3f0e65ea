import type { AuthorizationScheme, CampaignCall, PostOutcome } from "../outbox/index.ts";
import type { Owner } from "./attempt.ts";
import type { Ledger } from "./ledger.ts";
import type { ConfirmCreate, Question } from "./questions.ts";

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
  /** Writes the id into the text as it then is, and saves. */
  writeId(id: string, comment: string | undefined): Promise<IdWritten>;
}

/** Whether the id is in the saved file; if not, why, as the end of a sentence that begins with "because". */
export type IdWritten = { readonly inFile: true } | { readonly inFile: false; readonly because: string };

/** The settings of one create. */
export interface CreateSettings {
  readonly apiBaseUrl: string;
  readonly authorizationScheme: AuthorizationScheme;
  readonly requestTimeoutSeconds: number;
  readonly confirmCreate: ConfirmCreate;
}

/** What creating a campaign needs of the world around it. */
export interface CreationHost {
  readonly ledger: Ledger;
  readonly owner: Owner;
  readonly userAgent: string;
  settings(): CreateSettings;
  now(): Date;
  /** A moment in the words of the user's language and time zone. */
  formatTime(moment: Date): string;
  /** The token for this origin; undefined when there is none. */
  findToken(origin: string): Promise<string | undefined>;
  /** Asks for a token for this origin and keeps it; undefined when the person says no. */
  askForToken(origin: string): Promise<string | undefined>;
  /** The answer; undefined when the question was dismissed or could not be asked. */
  ask<Answer extends string>(question: Question<Answer>): Promise<Answer | undefined>;
  /** Sends the request, showing that it is under way and letting it be cancelled. */
  post(call: Omit<CampaignCall, "signal">): Promise<PostOutcome>;
  log(line: string): void;
}
