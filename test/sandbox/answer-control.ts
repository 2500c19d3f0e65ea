import type { Answer } from "./answer-request.ts";
import type { Fault } from "./fault.ts";
import type { RecordedRequest } from "./record-request.ts";
import { json } from "./write-json.ts";

/** With whose key a campaign was created. */
export interface Creator {
  /** The campaign's. */
  readonly id: string;
  /** The company the campaign is for. */
  readonly company: string;
  /** The name of the company whose key it was; "Agency" for the agency's. */
  readonly key: string;
}

/** What the control surface controls. */
export interface Controls {
  created(): readonly Record<string, unknown>[];
  requests(): readonly RecordedRequest[];
  creators(): readonly Creator[];
  failNext(fault: Fault): void;
  failAll(route: string, fault: Fault | null): void;
  reset(): void;
}

/** Under this no real API has a route. */
export const controlPath = "/_sandbox/";

/** Answers a request to the control surface: 200 with JSON, 204, 400 for what is no fault, or 404. */
export function answerControl(controls: Controls, method: string, url: string, body: Uint8Array): Answer {
  switch (`${method} ${url.slice(controlPath.length)}`) {
    case "GET created":
      return json(200, controls.created());
    case "GET requests":
      return json(200, controls.requests());
    case "GET creators":
      return json(200, controls.creators());
    case "POST lasting-faults":
      return takeLastingFault(controls, Buffer.from(body).toString("utf8"));
    case "POST faults":
      return takeFault(controls, Buffer.from(body).toString("utf8"));
    case "POST reset":
      controls.reset();
      return done;
    default:
      return json(404, { detail: "There is nothing of this name (answer-control.ts)." });
  }
}

function takeFault(controls: Controls, text: string): Answer {
  const fault = parse(text);
  if (!isFault(fault)) return noFault;
  controls.failNext(fault);
  return done;
}

function takeLastingFault(controls: Controls, text: string): Answer {
  const { route, fault }: { route?: unknown; fault?: unknown } = Object(parse(text));
  if (fault !== null && !isFault(fault)) return noFault;
  controls.failAll(String(route), fault);
  return done;
}

const noFault = json(400, { detail: "Not a fault that fault.ts knows." });
const done: Answer = { status: 204, headers: {}, body: "" };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Members = Readonly<Record<string, (value: unknown) => boolean>>;

const isNumber = (value: unknown) => typeof value === "number";
const strikes = (value: unknown) => ["before-body", "before-create", "after-create"].includes(String(value));

/** The members that each kind of fault must have. */
const faultMembers: Readonly<Record<Fault["kind"], Members>> = {
  answer: { strikes, status: isNumber },
  delay: { strikes, milliseconds: isNumber },
  hang: { strikes },
  cut: { strikes: (value) => value === "mid-answer" || strikes(value) },
  "without-id": {},
  "invalid-id": { id: (value) => value !== undefined },
  "huge-body": { bytes: isNumber },
  "slow-body": { pieces: isNumber, milliseconds: isNumber },
};

function isFault(value: unknown): value is Fault {
  const given = new Map<string, unknown>(Object.entries(Object(value)));
  const members = Object.entries(faultMembers).find(([kind]) => kind === given.get("kind"))?.[1];
  return (
    members !== undefined && Object.entries(members).every(([name, isRight]) => isRight(given.get(name)))
  );
}
