import assert from "node:assert/strict";
import fc from "fast-check";
import { isUuid } from "../../src/campaign/index.ts";
import { judgeAnswer } from "../../src/outbox/judge-answer.ts";
import type { PostOutcome } from "../../src/outbox/outcome.ts";
import { postCampaign } from "../../src/outbox/post-campaign.ts";
import type { Answer } from "../../src/outbox/read-answer.ts";
import { redactOutcome } from "../../src/outbox/redact-outcome.ts";
import { makeCall } from "../outbox/make-call.ts";
import { type RawServer, startRawServer } from "../outbox/start-raw-server.ts";
import { planRuns } from "./plan-runs.ts";
import { wrongAnswers } from "./wrong-answers.ts";

const token = "obx_pls/8Hd2+kQ9&vLm4=Xr7Tz0";
/** In UTF-16 code units: what a notification can hold, and what a problem at a value can. */
const longest = { reason: 3000, message: 400 } as const;

describe("any answer at all", function () {
  this.timeout(0);

  it("is judged by its status and body alone, in few clean words, without the token", () => {
    const plan = planRuns("answers", { sample: 1500, full: 100_000 });
    fc.assert(
      fc.property(
        wrongAnswers(token),
        fc.boolean(),
        fc.constantFrom("bearer", "raw"),
        (answer, begun, scheme) => {
          const outcome = redactOutcome(judgeAnswer(answer, makeCall({ token, scheme }), begun), token);
          assertAllowed(outcome, answer, begun);
          assertClean(outcome);
        },
      ),
      plan,
    );
  });

  describe("over a socket", () => {
    let server: RawServer;
    let bytes: Buffer = Buffer.alloc(0);
    before(async () => {
      server = await startRawServer((socket, sent) => {
        if (sent.includes("\r\n\r\n{")) socket.end(bytes);
      });
    });
    after(() => server.stop());

    it("is one of four outcomes, and never a throw", async () => {
      const plan = planRuns("answers over a socket", { sample: 150, full: 3000 });
      const url = new URL(`${server.origin}/email/campaigns/`);
      await fc.assert(
        fc.asyncProperty(wrongAnswers(token), fc.nat(), fc.nat(5), async (answer, at, cut) => {
          const whole = write(answer);
          // Now and then the connection is lost in the middle of the answer.
          bytes = cut === 0 ? whole.subarray(0, at % whole.length) : whole;
          const outcome = await postCampaign(makeCall({ url, token, timeoutMs: 5000 }));
          if (cut === 0) assert.notEqual(outcome.outcome, "not-sent");
          else assertAllowed(outcome, { ...answer, text: bodyOf(answer) }, true);
          assertClean(outcome);
        }),
        plan,
      );
    });
  });
});

/** What a client reads of it: of a 204, nothing, whatever follows (RFC 9110, section 15.3.5). */
function bodyOf({ status, text }: Answer): string {
  return status === 204 ? "" : decode(text);
}

/** As the API's reference has it: a 2xx with an id, a 4xx but 408, and everything else in doubt. */
function assertAllowed(outcome: PostOutcome, { status, text }: Answer, begun: boolean): void {
  if (!begun) {
    assert.equal(outcome.outcome, "rejected");
    return;
  }
  const isCreated = status >= 200 && status <= 299 && hasId(text);
  const isRejected = status >= 400 && status <= 499 && status !== 408;
  assert.equal(outcome.outcome, isCreated ? "created" : isRejected ? "rejected" : "unknown");
}

function hasId(text: string): boolean {
  try {
    const body = JSON.parse(text) as { id?: unknown } | null;
    return typeof body?.id === "string" && isUuid(body.id) && !Array.isArray(body);
  } catch {
    return false;
  }
}

function assertClean(outcome: PostOutcome): void {
  if (outcome.outcome === "created") return;
  const problems = outcome.outcome === "rejected" ? outcome.problems : [];
  const keys = problems.flatMap(({ path }) => path.filter((step) => typeof step === "string"));
  const messages = [...problems.map(({ message }) => message), ...keys];
  assert.ok(problems.length <= 50);
  assert.ok(outcome.reason.length <= longest.reason, `${outcome.reason.length} characters`);
  for (const message of messages) assert.ok(message.length <= longest.message);
  for (const said of [outcome.reason, ...messages]) {
    assert.doesNotMatch(said, /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200B\u202E]/u);
    assert.ok(!said.includes("](command:"));
    assertSilent(said);
  }
}

/** Nothing a token could be made of again: no longer piece of it, and of no other way to write it. */
function assertSilent(said: string): void {
  const folded = said.toLowerCase().replace(/\s/g, "");
  for (const telling of tellTales) assert.ok(!folded.includes(telling), `“${telling}” in: ${said}`);
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
const tellTales = [
  ...[token.slice(0, 10), token.slice(-10), token.slice(8, 18), encodeURIComponent(token)],
  ...[base64(token).slice(0, 20), base64(`x${token}`).slice(4, 24), base64(`xy${token}`).slice(4, 24)],
  ...[
    Buffer.from(token).toString("hex").slice(0, 24),
    token.replaceAll("&", "&amp;").replaceAll("+", "&#43;"),
  ],
].map((text) => text.toLowerCase());

function write({ status, contentType, retryAfter, text }: Answer): Buffer {
  const body = Buffer.from(text);
  const headers = [
    `Content-Type: ${contentType}`,
    `Retry-After: ${retryAfter}`,
    `Content-Length: ${body.length}`,
  ];
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${token}\r\n${headers.join("\r\n")}\r\n\r\n`), body]);
}

/** What the client reads of a text that was sent: no byte order mark, and no half of a character. */
function decode(text: string): string {
  return new TextDecoder().decode(Buffer.from(text));
}
