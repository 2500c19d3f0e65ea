import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account, Learned } from "../../src/accounts/index.ts";
import { applyEdit, writeId } from "../../src/campaign/index.ts";
import {
  type Attempt,
  type CampaignFile,
  type CreateSettings,
  type CreationHost,
  type Ledger,
  openLedger,
  type Question,
} from "../../src/creation/index.ts";
import type { CampaignCall, PostOutcome } from "../../src/outbox/index.ts";
import { makeAccount } from "../accounts/make-account.ts";

export const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
export const valid = `name: Spring launch\ncompany: ${id}\n`;

/** A world in which campaigns are created: a file in memory, a ledger on disk, and answers given beforehand. */
export interface Stage {
  readonly file: CampaignFile & { readonly content: string; change(content: string): void };
  readonly host: CreationHost;
  readonly folder: string;
  readonly asked: string[];
  readonly sent: Omit<CampaignCall, "signal">[];
  /** The accounts the requests went out with. */
  readonly sentWith: Account[];
  readonly learned: Learned[];
  /** The accounts chosen for companies. */
  readonly choices: Map<string, string>;
  readonly logged: string[];
  /** The attempts on disk. */
  records(): Promise<Attempt[]>;
  remove(): Promise<void>;
}

export interface StageOptions {
  readonly text?: string;
  readonly address?: string;
  readonly settings?: Partial<CreateSettings>;
  /** Who is signed in; one account of no known company by default. The token of each is `token of <id>`. */
  readonly accounts?: readonly Account[];
  /** Whose token is entered when one is asked for. */
  readonly pasted?: Account;
  /** Which of many accounts is picked. */
  readonly picked?: number;
  /** Whether somebody signs out, in another window, while a question is open. */
  readonly signsOut?: boolean;
  readonly answers?: readonly (string | undefined)[];
  readonly outcome?: PostOutcome;
  /** Whether there is a file at another address; there is none if this is not given. */
  readonly isThere?: (address: string) => boolean;
  /** The id a person finds in Outbox, or enters. */
  readonly found?: string;
  readonly entered?: string;
  readonly isAlive?: (owner: Attempt["owner"]) => boolean;
  /** Does something at the moment the request is sent. */
  readonly whileSending?: (stage: Stage) => unknown;
  readonly whileAsking?: (stage: Stage) => unknown;
  readonly saves?: boolean;
  /** What is on disk by the time it is looked at last, if not what was saved. */
  readonly stored?: string;
  /** What goes wrong in VS Code itself. */
  readonly breaks?: "past" | "post" | "writeId" | "end";
}

export async function setStage(options: StageOptions = {}, folder?: string): Promise<Stage> {
  const ledgerFolder = folder ?? (await mkdtemp(join(tmpdir(), "outbox-ledger-")));
  const answers = [...(options.answers ?? [])];
  const stage: Stage = {
    file: fileOf(options),
    folder: ledgerFolder,
    asked: [],
    sent: [],
    sentWith: [],
    learned: [],
    choices: new Map(),
    logged: [],
    records: () => readRecords(ledgerFolder),
    remove: () => rm(ledgerFolder, { recursive: true }),
    host: {
      ledger: breakable(openLedger(ledgerFolder, options.isAlive ?? (() => false)), options),
      owner: async () => thisWindow,
      userAgent: "outbox-campaigns/test",
      settings: () => ({ ...defaults, ...options.settings }),
      now: () => new Date("2026-05-03T10:32:00Z"),
      isThere: async (address) => options.isThere?.(address) ?? false,
      nameOf: (address) => address.slice(address.lastIndexOf("/") + 1),
      formatTime: (moment) => moment.toISOString(),
      lookFor: async () => options.found,
      askForId: async () => options.entered,
      accounts: {
        list: async () => options.accounts ?? [makeAccount()],
        tokenOf: async ({ id }) =>
          options.signsOut && stage.asked.length > 0 ? undefined : `token of ${id}`,
        learn: async (_account, learned) => void stage.learned.push(learned),
      },
      choices: {
        of: (origin, company) => stage.choices.get(`${origin} ${company}`),
        keep: async (origin, company, account) => void stage.choices.set(`${origin} ${company}`, account),
      },
      askForToken: async () =>
        options.pasted && { account: options.pasted, token: `token of ${options.pasted.id}` },
      pickAccount: async (accounts) => accounts[options.picked ?? -1],
      ask: async <Answer extends string>(question: Question<Answer>) => {
        stage.asked.push(question.message);
        await options.whileAsking?.(stage);
        return answers.shift() as Answer | undefined;
      },
      post: async (call, account) => {
        stage.sent.push(call);
        stage.sentWith.push(account);
        await options.whileSending?.(stage);
        if (options.breaks === "post") throw new Error("disposed");
        return options.outcome ?? { outcome: "created", id, status: 201 };
      },
      log: (line) => void stage.logged.push(line),
    },
  };
  return stage;
}

function breakable(ledger: Ledger, { breaks }: StageOptions): Ledger {
  const fail = async () => {
    throw new Error("EACCES");
  };
  return { ...ledger, ...(breaks === "past" && { past: fail }), ...(breaks === "end" && { end: fail }) };
}

/** The window that creates. */
export const thisWindow = { window: "this-window", processId: process.pid };

const defaults: CreateSettings = {
  apiBaseUrl: "https://api.getoutbox.ai",
  authorizationScheme: "bearer",
  requestTimeoutSeconds: 60,
  confirmCreate: "whenNotDraft",
};

function fileOf(options: StageOptions): Stage["file"] {
  const { text = valid, saves = true } = options;
  let content = text;
  let saved = text;
  const file: Stage["file"] = {
    address: options.address ?? "file:///clients/acme/spring.campaign.yaml",
    name: "spring.campaign.yaml",
    get content() {
      return content;
    },
    change: (changed) => {
      content = changed;
    },
    save: async () => {
      if (saves) saved = content;
      return saves;
    },
    hasChanges: () => content !== saved,
    text: () => content,
    isAsOnDisk: async () => options.stored === undefined || options.stored === content,
    writeId: async (written, how) => {
      if (options.breaks === "writeId") throw new Error("Document has been closed");
      const edit = writeId(content, written, how);
      if (edit === undefined) return { inFile: false, because: "its text has no place for the id" };
      content = applyEdit(content, edit);
      saved = content;
      return { inFile: true };
    },
  };
  return file;
}

async function readRecords(folder: string): Promise<Attempt[]> {
  const names = (await readdir(folder).catch(() => [])).sort();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as Attempt),
  );
}
