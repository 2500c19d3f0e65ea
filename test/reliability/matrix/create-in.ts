import { setTimeout as pause } from "node:timers/promises";
import {
  type CreateResult,
  type CreationHost,
  createCampaign,
  type Ledger,
  type Question,
} from "../../../src/creation/index.ts";
import { postCampaign } from "../../../src/outbox/post-campaign.ts";
import { noChoices, oneAccount } from "../one-account.ts";
import { DiskFile } from "./disk-file.ts";
import type { LocalFault, LocalMoment } from "./local-faults.ts";
import type { RequestFault } from "./request-faults.ts";
import type { World } from "./world.ts";

/** What befalls a create, and how a person answers it. */
export interface Course {
  readonly request?: RequestFault;
  readonly local?: LocalFault | undefined;
  /** The answer to the first question; to all others the answer is no. */
  readonly answer?: string;
  /** The id a person finds in Outbox. */
  readonly found?: string | undefined;
}

/** What came of it. */
export interface Happened {
  readonly result: CreateResult;
  /** The answers that were offered, by question. */
  readonly offered: readonly (readonly string[])[];
}

/** Creates the campaign of a file with all that is real: the ledger on disk, the request over a socket. */
export async function createIn(world: World, path: string, course: Course): Promise<Happened> {
  const { request, local } = course;
  const isStruck = new Set<LocalMoment>();
  const strike = async (moment: LocalMoment) => {
    if (local?.moment !== moment || isStruck.has(moment)) return;
    isStruck.add(moment);
    await local.strike(world, file);
  };
  const file = await DiskFile.open(path, strike);
  if (request?.fault) world.sandbox.failNext(request.fault);
  const offered: string[][] = [];
  const result = await createCampaign(file, hostIn(world, course, strike, offered));
  return { result, offered };
}

function hostIn(
  world: World,
  { request, answer, found }: Course,
  strike: (moment: LocalMoment) => Promise<void>,
  offered: string[][],
): CreationHost {
  const { sandbox } = world;
  return {
    ledger: struckLedger(world.ledger, strike),
    userAgent: "outbox-campaigns/test",
    owner: async () => ({ window: "a window", processId: process.pid }),
    settings: () => ({
      apiBaseUrl: request?.baseUrl ?? sandbox.origin,
      authorizationScheme: "bearer",
      requestTimeoutSeconds: request?.timeoutSeconds ?? 60,
      confirmCreate: "whenNotDraft",
    }),
    now: () => new Date(),
    formatTime: (moment) => moment.toISOString(),
    nameOf: (address) => address,
    isThere: (address) => world.isThere(address),
    accounts: oneAccount(async () => sandbox.token),
    choices: noChoices,
    pickAccount: async () => undefined,
    askForToken: async () => undefined,
    ask: async <Answer extends string>(question: Question<Answer>) => {
      offered.push(Object.keys(question.answers));
      return offered.length === 1 ? (answer as Answer | undefined) : undefined;
    },
    lookFor: async () => found,
    askForId: async () => found,
    post: async (call) => {
      await strike("while sending");
      const cancelling = new AbortController();
      if (request?.cancels) cancelWhen(request, world, cancelling);
      return await postCampaign({ ...call, signal: cancelling.signal });
    },
    log: () => undefined,
  };
}

/** A person cancels before the request is sent, as soon as it arrived, or once the campaign is created. */
function cancelWhen({ moment }: RequestFault, { sandbox }: World, cancelling: AbortController): void {
  const isTime = () => {
    if (moment === "before it is sent") return true;
    if (moment === "headers arrived") return sandbox.requests().length > 0;
    if (moment === "body arrived") return sandbox.requests().some(({ complete }) => complete);
    return sandbox.created().length > 0;
  };
  const look = async () => {
    while (!isTime()) await pause(5);
    cancelling.abort();
  };
  if (isTime()) cancelling.abort();
  else void look();
}

function struckLedger(ledger: Ledger, strike: (moment: LocalMoment) => Promise<void>): Ledger {
  return {
    ...ledger,
    begin: async (attempt) => {
      await strike("before the intent");
      return await ledger.begin(attempt);
    },
    end: async (attempt, end) => {
      await strike("before the outcome is recorded");
      await ledger.end(attempt, end);
    },
  };
}
