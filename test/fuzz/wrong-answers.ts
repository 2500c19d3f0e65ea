import fc from "fast-check";
import type { Answer } from "../../src/outbox/read-answer.ts";

export const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";

/** The ways a server, or something on the way, may give a token back. */
const echoes: readonly ((token: string) => string)[] = [
  (token) => token,
  (token) => `Bearer ${token}`,
  (token) => token.toUpperCase(),
  (token) => encodeURIComponent(token),
  (token) => encodeURIComponent(encodeURIComponent(token)),
  (token) => JSON.stringify(JSON.stringify(token)),
  (token) => Buffer.from(token).toString("base64"),
  (token) => Buffer.from(`Bearer ${token}`).toString("base64"),
  (token) => Buffer.from(`xy${token}`).toString("base64url"),
  (token) => Buffer.from(token).toString("hex"),
  (token) => Array.from(token).join("\u200B"),
  (token) => `${token.slice(0, 11)}\r\n\t${token.slice(11)}`,
  (token) => token.replaceAll("&", "&amp;").replaceAll("+", "&#43;").replaceAll('"', "&quot;"),
  (token) => Array.from(token, (one) => `&#${one.charCodeAt(0)};`).join(""),
  (token) => Array.from(token, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  (token) => token.slice(0, 14),
  (token) => token.slice(-14),
];

const keys = fc.constantFrom(
  ...["name", "company", "detail", "message", "error", "errors", "non_field_errors", "code", "status", "id"],
  ...["sender_identity_ids", "0", "1", "999999999999", "__proto__", "constructor", "", " ", "\u0000", "type"],
);

/** Words as servers say them, and as none should. */
const words = (token: string) =>
  fc.oneof(
    fc.constantFrom(
      "This field is required.",
      "Invalid token.",
      "Authentication credentials were not provided.",
      "Ensure this field has no more than 255 characters.",
      `Invalid pk "${id}" - object does not exist.`,
      "Request was throttled. Expected available in 60 seconds.",
      "EXPIRED_TOKEN",
      "[run](command:workbench.action.closeWindow)",
      "a\u202Eb\u0007c\u001B[31m\u2028d\uD800",
      id,
    ),
    fc.string({ unit: "binary", maxLength: 30 }),
    fc
      .tuple(fc.string({ maxLength: 5 }), fc.integer({ min: 1, max: 3000 }))
      .map(([text, times]) => text.repeat(times)),
    fc
      .tuple(fc.constantFrom(...echoes), fc.constantFrom("", "Key ", '"', "x".repeat(285), "a=b&c="))
      .map(([echo, before]) => before + echo(token)),
  );

const json = (token: string) =>
  fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.oneof(
        words(token),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.constantFrom(id, id.toUpperCase()),
      ),
      fc.array(tie("value"), { maxLength: 5 }),
      fc
        .array(fc.tuple(fc.oneof(keys, words(token)), tie("value")), { maxLength: 5 })
        .map((pairs) => Object.fromEntries(pairs)),
    ),
  })).value;

const bodies = (token: string) =>
  fc.oneof(
    json(token).map((value) => JSON.stringify(value)),
    fc.tuple(json(token), fc.nat()).map(([value, at]) => {
      const text = JSON.stringify(value);
      return text.slice(0, at % (text.length + 1));
    }),
    words(token),
    fc
      .tuple(words(token), words(token))
      .map(([title, text]) => `<!doctype html><title>${title}</title><p>${text}`),
    fc.tuple(keys, fc.integer({ min: 1, max: 3000 })).map(([key, depth]) => `{"${key}":`.repeat(depth)),
    fc.integer({ min: 1, max: 5000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
    fc.constantFrom("", " ", "\uFEFF{}", `{"id":"${id}"}`, `{"id":"${id}","id":1}`, "<title>".repeat(500)),
  );

/** Statuses there are, the ones that matter more often, and some there are not. */
const statuses = fc.oneof(
  fc.constantFrom(
    200,
    201,
    204,
    301,
    302,
    400,
    401,
    403,
    404,
    405,
    407,
    408,
    409,
    413,
    415,
    422,
    429,
    500,
    502,
    503,
  ),
  fc.integer({ min: 200, max: 599 }),
);

/** Any answer at all to a request with this token; every header is one that can be sent. */
export function wrongAnswers(token: string): fc.Arbitrary<Answer> {
  const header = fc.oneof(
    fc.constantFrom(
      "",
      "60",
      "-1",
      "999999999",
      "0",
      "1e9",
      "Wed, 21 Oct 2026 07:28:00 GMT",
      "Mon, 99 Foo 0000",
    ),
    fc.constantFrom(token, `text/html; ${token}`),
    fc.string({ maxLength: 20 }).map((text) => text.trim()),
  );
  return fc.record({
    status: statuses,
    contentType: fc.oneof(fc.constantFrom("application/json", "text/html", "text/plain"), header),
    retryAfter: header,
    text: bodies(token),
    complete: fc.boolean(),
  });
}
