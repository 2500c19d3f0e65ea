import assert from "node:assert/strict";
import { judgeAnswer } from "../../src/outbox/judge-answer.ts";
import { redactOutcome } from "../../src/outbox/redact-outcome.ts";
import { makeCall } from "../outbox/make-call.ts";
import { processorTime } from "../processor-time.ts";

/** What is read of an answer at most, in bytes. */
const largest = 1024 * 1024;
const mostMilliseconds = 1000;
const { token } = makeCall();

const pieces: readonly (readonly [name: string, piece: string, start?: string, end?: string])[] = [
  ["open titles", "<title"],
  ["titles", "<title>"],
  ["spaces behind a title", " ", "<title>x", ""],
  ["open tags", "<"],
  ["spaces", " "],
  ["spaces in a message", " ", '{"detail":"', 'x"}'],
  ["one long message", "lorem ipsum ", '{"detail":"', '"}'],
  ["a message of one letter", "a", '{"detail":"', '"}'],
  ["many messages", '"x",', '{"detail":[', '"x"]}'],
  ["many fields", '"x":["y"],', "{", '"z":1}'],
  ["many tokens", `${token} `, '{"detail":"', '"}'],
  ["pieces of the token", token.slice(0, 8), '{"detail":"', '"}'],
  ["Bearer", "Bearer ", '{"detail":"', '"}'],
  ["percent signs", "%25", '{"detail":"', '"}'],
  ["backslashes", "\\\\", '{"detail":"', '"}'],
  ["ampersands", "&amp;", '{"detail":"', '"}'],
  ["brackets of a link", "](", '{"detail":"', '"}'],
  ["quotes", '\\"', '{"detail":"', '"}'],
  ["open brackets", "["],
  ["open braces", '{"a":'],
  ["a long key", "a", '{"', '":["x"]}'],
  ["a list in a list", "[[],", "[", "[]]"],
];

describe("answers as large as one may be", function () {
  this.timeout(0);
  for (const [name, piece, start = "", end = ""] of pieces) {
    it(`${name}: end in time`, () => {
      const text =
        start + piece.repeat(Math.floor((largest - start.length - end.length) / piece.length)) + end;
      for (const [status, contentType] of [
        [400, "application/json"],
        [401, "text/html"],
        [500, "text/plain"],
      ] as const) {
        const answer = { status, contentType, retryAfter: "", text, complete: false };
        const begun = processorTime();
        redactOutcome(judgeAnswer(answer, makeCall(), true), token);
        const time = processorTime() - begun;
        assert.ok(time < mostMilliseconds, `${status} ${contentType}: ${time.toFixed()} ms`);
      }
    });
  }
});
