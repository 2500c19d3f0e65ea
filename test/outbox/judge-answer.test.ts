import assert from "node:assert/strict";
import fc from "fast-check";
import type { CampaignCall } from "../../src/outbox/call.ts";
import { judgeAnswer } from "../../src/outbox/judge-answer.ts";
import type { Answer } from "../../src/outbox/read-answer.ts";
import { makeCall } from "./make-call.ts";

const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";

function judge(answer: Partial<Answer>, call: Partial<CampaignCall> = {}, begun = true) {
  const whole = { status: 201, contentType: "application/json", retryAfter: "", text: "", complete: true };
  return judgeAnswer({ ...whole, ...answer }, makeCall(call), begun);
}

function reasonOf(answer: Partial<Answer>, call: Partial<CampaignCall> = {}, begun = true): string {
  const outcome = judge(answer, call, begun);
  assert.notEqual(outcome.outcome, "created");
  return "reason" in outcome ? outcome.reason : "";
}

describe("judgeAnswer", () => {
  describe("created: any 2xx with a valid id", () => {
    for (const status of [200, 201, 202, 299]) {
      it(`${status}`, () => {
        assert.deepEqual(judge({ status, text: JSON.stringify({ id, steps: [] }) }), {
          outcome: "created",
          id,
          status,
        });
      });
    }
    it("whatever the type says, in upper case, and with a byte order mark decoded away", () => {
      const text = JSON.stringify({ id: id.toUpperCase() });
      assert.equal(judge({ contentType: "text/html", text }).outcome, "created");
    });
    it("also when the connection broke after the last brace", () => {
      assert.equal(judge({ text: JSON.stringify({ id }), complete: false }).outcome, "created");
    });
  });

  describe("unknown: a 2xx without a valid id", () => {
    const texts = [
      "",
      "null",
      "[]",
      "42",
      `"${id}"`,
      "{}",
      `[{"id":"${id}"}]`,
      `{"data":{"id":"${id}"}}`,
      `{"id":"${id}"`,
      '{"id":null}',
      '{"id":17}',
      '{"id":""}',
      `{"id":"${id.replaceAll("-", "")}"}`,
      `{"id":" ${id}"}`,
      `{"id":["${id}"]}`,
      "<!doctype html><title>Sign in</title>",
    ];
    for (const text of texts) {
      it(JSON.stringify(text), () => {
        const outcome = judge({ text });
        assert.equal(outcome.outcome, "unknown");
        assert.match(
          reasonOf({ text }),
          /^Outbox answered 201, a success, but the answer holds no valid id\..+may have been created/,
        );
      });
    }
    it("shows what came of an answer that broke off: the id may be in it", () => {
      assert.match(reasonOf({ text: `{"id":"${id}","na`, complete: false }), new RegExp(`broke off.+${id}`));
    });
  });

  describe("by status", () => {
    const cases: readonly (readonly [outcome: string, statuses: readonly number[]])[] = [
      ["rejected", [400, 401, 402, 403, 404, 405, 407, 409, 413, 415, 418, 422, 429, 451, 499]],
      [
        "unknown",
        [
          100, 199, 204, 205, 300, 301, 302, 304, 307, 308, 399, 408, 500, 501, 502, 503, 504, 599, 600, 999,
          0,
        ],
      ],
    ];
    for (const [outcome, statuses] of cases) {
      for (const status of statuses) {
        it(`${status} is ${outcome}`, () => {
          const judged = judge({ status });
          assert.equal(judged.outcome, outcome);
          assert.ok("reason" in judged);
          assert.match(
            judged.reason,
            outcome === "unknown"
              ? /The campaign may have been created: look for it/
              : /so nothing was created\./,
          );
          if (outcome === "unknown") assert.doesNotMatch(judged.reason, /fail/i);
        });
      }
    }
    it("without a request that left, an answer is a proxy's", () => {
      for (const status of [200, 201, 204, 403, 407, 500, 502, 301]) {
        const judged = judge({ status }, {}, false);
        assert.equal(judged.outcome, "rejected");
        assert.ok(!("status" in judged));
        assert.match(
          reasonOf({ status }, {}, false),
          /^A proxy would not connect to api\.getoutbox\.ai .+nothing was sent.+http\.(p|noP)roxy/,
        );
      }
      assert.equal(judge({ status: 201, text: JSON.stringify({ id }) }, {}, false).outcome, "rejected");
    });
  });

  describe("the reason", () => {
    const json = (body: unknown) => JSON.stringify(body);
    const cases: readonly (readonly [
      name: string,
      answer: Partial<Answer>,
      words: RegExp,
      call?: Partial<CampaignCall>,
    ])[] = [
      [
        "quotes the server on a 400",
        {
          status: 400,
          text: json({
            name: ["This field may not be blank."],
            sender_identity_ids: { "1": ["Must be a valid UUID."] },
          }),
        },
        /^Outbox refused the campaign \(400\), so nothing was created\. Outbox answered: “name: This field may not be blank\.”, “sender_identity_ids, item 2: Must be a valid UUID\.” \(this is not a valid id\)\. Correct the file, then try again\.$/,
      ],
      [
        "counts what it cannot show",
        { status: 400, text: json({ a: ["1", "2", "3", "4", "5"] }) },
        /“a: 3”, and 2 more\./,
      ],
      [
        "does not tell all of a place that has a long name",
        { status: 400, text: json({ ["a".repeat(300)]: { ["b".repeat(300)]: ["No."] } }) },
        /“a{199}…: No\.” Correct the file/,
      ],
      [
        "names the other form after a 401",
        { status: 401, text: json({ detail: "Invalid token." }) },
        /“Invalid token\.”.+set outbox\.authorizationScheme to "raw"/,
      ],
      [
        "names the other form the other way",
        { status: 401 },
        /set outbox\.authorizationScheme to "bearer"/,
        { scheme: "raw" },
      ],
      [
        "suspects the form when the credentials went unseen",
        { status: 401, text: json({ detail: "Authentication credentials were not provided." }) },
        /A token was sent, so its form is probably the wrong one: set outbox\.authorizationScheme to "raw"/,
      ],
      [
        "knows a 403 that is a 401",
        { status: 403, text: json({ detail: "Authentication credentials were not provided." }) },
        /^api\.getoutbox\.ai did not accept the token \(403\).+"raw"/,
      ],
      [
        "knows a 403 for a token that expired",
        { status: 403, text: json({ detail: "x", code: "EXPIRED_TOKEN" }) },
        /did not accept the token \(403\).+Get a new token/,
      ],
      [
        "asks for a new token when it expired",
        { status: 401, text: json({ detail: "x", code: "EXPIRED_TOKEN" }) },
        /Get a new token.+Settings → Integrations/,
      ],
      [
        "explains a 403",
        { status: 403, text: json({ detail: "You do not have permission to perform this action." }) },
        /token belongs to the company/,
      ],
      [
        "doubts the address on a 404",
        { status: 404, contentType: "text/html", text: "<title>Not Found</title>" },
        /nothing at https:\/\/api\.getoutbox\.ai\/email\/campaigns\/ \(404\).+web page \(“Not Found”\).+outbox\.apiBaseUrl/,
      ],
      ["doubts the address on a 405", { status: 405 }, /outbox\.apiBaseUrl/],
      ["doubts the address on a 415", { status: 415 }, /outbox\.apiBaseUrl/],
      ["names the proxy on a 407", { status: 407 }, /http\.proxy/],
      [
        "knows a firewall's page for a 403",
        { status: 403, contentType: "text/html", text: "<title>Attention</title>" },
        /or a firewall in front of it, refused the request \(403\).+“Attention”.+another network/,
      ],
      [
        "does not blame the file for a web page",
        { status: 400, contentType: "text/html", text: "<title>Bad Request</title>" },
        /^api\.getoutbox\.ai refused the request \(400\).+“Bad Request”.+outbox\.apiBaseUrl\.$/,
      ],
      [
        "explains a 413, without the page of a proxy",
        { status: 413, contentType: "text/html", text: "<title>413</title>" },
        /^The campaign is too large for api\.getoutbox\.ai \(413\), so nothing was created\. Shorten it, then try again\.$/,
      ],
      [
        "says when after a 429",
        { status: 429, retryAfter: "60" },
        /^api\.getoutbox\.ai is getting too many requests \(429\).+Try again in 60 seconds \(after 10:34\)\.$/,
      ],
      [
        "shows plain text",
        { status: 400, contentType: "text/plain", text: "no\u0000pe" },
        /The answer was: “no pe”\./,
      ],
      ["says when there is no reason", { status: 400 }, /gave no reason/],
      [
        "shows no markup",
        { status: 502, contentType: "text/html", text: "<h1>x</h1>" },
        /^No clear answer from Outbox: .+\(502\)\. The answer is a web page, not/,
      ],
      ["explains a redirect", { status: 302 }, /redirected.+outbox\.apiBaseUrl/],
    ];
    for (const [name, answer, words, call] of cases) {
      it(name, () => assert.match(reasonOf(answer, call), words));
    }

    it("hands out the problems too", () => {
      const judged = judge({ status: 400, text: json({ company: ["bad"] }) });
      assert.ok(judged.outcome === "rejected");
      assert.deepEqual(judged.problems, [{ path: ["company"], message: "bad" }]);
    });

    for (const status of [401, 403, 404, 413, 429]) {
      it(`hands out none where the campaign is not to blame: ${status}`, () => {
        const judged = judge({ status, text: json({ detail: "no" }) });
        assert.ok(judged.outcome === "rejected");
        assert.deepEqual(judged.problems, []);
        assert.match(judged.reason, /“no”/);
      });
    }
  });

  it("takes any status and any text", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc.constantFrom("<title>", "{", `{"id":"${id}"}`),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        texts,
        fc.string(),
        fc.boolean(),
        (status, text, header, begun) => {
          const judged = judge({ status, text, contentType: header, retryAfter: header }, {}, begun);
          assert.ok(["created", "rejected", "unknown"].includes(judged.outcome));
          if (judged.outcome === "created") assert.ok(status >= 200 && status < 300);
          if (judged.outcome === "rejected" && begun)
            assert.ok(status >= 400 && status < 500 && status !== 408);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
