import type { PostOutcome } from "../../../src/outbox/index.ts";
import {
  crash,
  type Fault,
  garbage,
  htmlInstead,
  proxyError,
  redirect,
  throttled,
} from "../../sandbox/fault.ts";

/** When in the life of a request a fault strikes; the columns of the first table. */
export const requestMoments = [
  "before it is sent",
  "headers arrived",
  "body arrived",
  "campaign created",
  "answer on its way",
] as const;

export type RequestMoment = (typeof requestMoments)[number];

/** What befalls one request. */
export interface RequestFault {
  /** The row of the first table. */
  readonly name: string;
  readonly moment: RequestMoment;
  /** What the API does, where it is reached. */
  readonly fault?: Fault;
  /** Where the request goes instead of to the API. */
  readonly baseUrl?: string;
  /** Whether the person cancels, as soon as the request arrived, or before it is sent. */
  readonly cancels?: boolean;
  /** The class of the outcome, by API.md's "What a failed call means". */
  readonly outcome: PostOutcome["outcome"];
  /** How many campaigns there are then. */
  readonly campaigns: 0 | 1;
  /** How long a create waits for its answer. */
  readonly timeoutSeconds?: number;
}

const strikesAt = {
  "headers arrived": "before-body",
  "body arrived": "before-create",
  "campaign created": "after-create",
} as const;

type Struck = keyof typeof strikesAt;

const struckMoments = Object.keys(strikesAt) as Struck[];
const beforeCreate: readonly Struck[] = ["headers arrived", "body arrived"];

/** The same fault at several moments; what is created by then stays. */
function at(
  moments: readonly Struck[],
  name: string,
  outcome: RequestFault["outcome"],
  makeFault: (strikes: (typeof strikesAt)[Struck]) => Fault,
  more: Partial<RequestFault> = {},
): RequestFault[] {
  return moments.map((moment) => ({
    ...{ name, moment, outcome, fault: makeFault(strikesAt[moment]) },
    campaigns: moment === "campaign created" ? 1 : 0,
    ...more,
  }));
}

function answer(status: number, body = ""): (strikes: (typeof strikesAt)[Struck]) => Fault {
  return (strikes) => ({ kind: "answer", strikes, status, body });
}

/** What strikes when all is created and the answer is on its way. */
function spoilt(
  name: string,
  outcome: RequestFault["outcome"],
  fault: Fault,
  more: Partial<RequestFault> = {},
): RequestFault {
  return { name, moment: "answer on its way", outcome, fault, campaigns: 1, ...more };
}

function unsent(name: string, outcome: RequestFault["outcome"], more: Partial<RequestFault>): RequestFault {
  return { name, moment: "before it is sent", outcome, campaigns: 0, ...more };
}

/** Long enough for a machine that does much else. */
const timeoutSeconds = 1;
const slowBody: Fault = { kind: "slow-body", pieces: 4, milliseconds: 1000 };

/** Every fault of the sandbox, at every moment it can strike, and those that keep a request from being sent. */
export const requestFaults: readonly RequestFault[] = [
  spoilt("none", "created", { kind: "slow-body", pieces: 1, milliseconds: 0 }),
  unsent("nobody listens", "rejected", { baseUrl: "http://127.0.0.1:1" }),
  unsent("no such host", "rejected", { baseUrl: "https://outbox.invalid" }),
  unsent("cancelled", "not-sent", { cancels: true }),
  ...at(struckMoments, "cancelled", "unknown", (strikes) => ({ kind: "hang", strikes }), { cancels: true }),
  spoilt("cancelled", "unknown", slowBody, { cancels: true }),
  ...at(struckMoments, "connection lost", "unknown", (strikes) => ({ kind: "cut", strikes })),
  spoilt("connection lost", "unknown", { kind: "cut", strikes: "mid-answer" }),
  ...at(struckMoments, "silence, time is up", "unknown", (strikes) => ({ kind: "hang", strikes }), {
    timeoutSeconds,
  }),
  spoilt("silence, time is up", "unknown", slowBody, { timeoutSeconds }),
  ...at(struckMoments, "delay", "created", (strikes) => ({ kind: "delay", strikes, milliseconds: 20 }), {
    campaigns: 1,
  }),
  spoilt("delay", "created", { kind: "slow-body", pieces: 5, milliseconds: 5 }),
  ...at(struckMoments, "500, HTML", "unknown", crash),
  ...at(struckMoments, "502", "unknown", (strikes) => proxyError(502, "Bad Gateway", strikes)),
  ...at(struckMoments, "503", "unknown", (strikes) => proxyError(503, "Service Unavailable", strikes)),
  ...at(struckMoments, "504", "unknown", (strikes) => proxyError(504, "Gateway Timeout", strikes)),
  ...at(struckMoments, "408", "unknown", answer(408)),
  ...at(struckMoments, "301", "unknown", (strikes) => redirect(301, "/email/campaigns/", strikes)),
  ...at(struckMoments, "307", "unknown", (strikes) => redirect(307, "/email/campaigns/", strikes)),
  ...at(struckMoments, "200, HTML", "unknown", htmlInstead),
  ...at(struckMoments, "204", "unknown", answer(204)),
  ...at(beforeCreate, "400", "rejected", answer(400, '{"name":["This field is required."]}')),
  ...at(beforeCreate, "401", "rejected", answer(401)),
  ...at(beforeCreate, "403", "rejected", answer(403)),
  ...at(beforeCreate, "404, HTML", "rejected", answer(404, "<!doctype html>")),
  ...at(beforeCreate, "405", "rejected", answer(405)),
  ...at(beforeCreate, "413", "rejected", (strikes) => proxyError(413, "Request Entity Too Large", strikes)),
  ...at(beforeCreate, "415", "rejected", answer(415)),
  ...at(["body arrived"], "429", "rejected", () => throttled(60)),
  spoilt("201 that is no JSON", "unknown", garbage()),
  spoilt("201 without an id", "unknown", { kind: "without-id" }),
  spoilt("201, id is no uuid", "unknown", { kind: "invalid-id", id: "4711" }),
  spoilt("201, id is a number", "unknown", { kind: "invalid-id", id: 4711 }),
  spoilt("201 of 500 KB", "created", { kind: "huge-body", bytes: 500_000 }),
  spoilt("201 of 2 MB", "unknown", { kind: "huge-body", bytes: 2_000_000 }),
];
