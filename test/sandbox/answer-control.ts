import type { Answer } from "./answer-request.ts";
import type { Fault } from "./fault.ts";
import type { RecordedRequest } from "./record-request.ts";

/** What the control surface controls. */
export interface Controls {
  created(): readonly Record<string, unknown>[];
  requests(): readonly RecordedRequest[];
  failNext(fault: Fault): void;
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
    case "POST faults":
      return takeFault(controls, Buffer.from(body).toString("utf8"));
    case "POST reset":
      controls.reset();
      return { status: 204, headers: {}, body: "" };
    default:
      return json(404, { detail: "GET created, GET requests, POST faults and POST reset are all there is." });
  }
}

function takeFault(controls: Controls, text: string): Answer {
  const fault = parse(text);
  if (!isFault(fault)) return json(400, { detail: "Not a fault that fault.ts knows." });
  controls.failNext(fault);
  return { status: 204, headers: {}, body: "" };
}

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

function json(status: number, value: unknown): Answer {
  return { status, headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) };
}
