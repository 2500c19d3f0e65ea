import assert from "node:assert/strict";
import { validateHeaderValue } from "node:http";
import fc from "fast-check";
import { buildAuthorizationHeader, cleanToken } from "../../src/outbox/index.ts";

describe("cleanToken", () => {
  const good: readonly (readonly [pasted: string, token: string])[] = [
    ["abc", "abc"],
    [" \t abc\r\n", "abc"],
    ["\uFEFFabc\u00A0", "abc"],
    ["Bearer abc", "abc"],
    ["  bEaReR \t abc ", "abc"],
    ["Bearerabc", "Bearerabc"],
    ["obx_pls_A-1.~+/=", "obx_pls_A-1.~+/="],
  ];
  for (const [pasted, token] of good) {
    it(`makes ${JSON.stringify(token)} of ${JSON.stringify(pasted)}`, () => {
      assert.deepEqual(cleanToken(pasted), { ok: true, token });
    });
  }

  const bad: readonly (readonly [pasted: string, why: RegExp])[] = [
    ["", /empty/],
    [" \n ", /empty/],
    ["Bearer", /empty/],
    ["Bearer   ", /empty/],
    ["abc def", /space or a line break/],
    ["abc\r\nX-Evil: 1", /space or a line break/],
    ["abc\u00A0def", /space or a line break/],
    ["Authorization: Bearer abc", /space or a line break/],
    ["abc\u0000def", /no token has/],
    ["abc\u007F", /no token has/],
    ["töken", /no token has/],
    ["abc\u200Bdef", /no token has/],
    ["“abc”", /no token has/],
    ["x".repeat(8193), /longer/],
  ];
  for (const [pasted, why] of bad) {
    it(`refuses ${JSON.stringify(pasted.slice(0, 40))} without repeating it`, () => {
      const cleaned = cleanToken(pasted);
      assert.ok(!cleaned.ok);
      assert.match(cleaned.reason, why);
      assert.ok(pasted.trim() === "" || !cleaned.reason.includes(`: ${pasted}`));
      assert.ok(!/abc|töken/.test(cleaned.reason));
    });
  }

  it("lets nothing through that a header cannot carry", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0x1c, max: 0x82 }).map((code) => String.fromCharCode(code)) }),
        (pasted) => {
          const cleaned = cleanToken(pasted);
          if (cleaned.ok)
            validateHeaderValue("Authorization", buildAuthorizationHeader(cleaned.token, "raw"));
        },
      ),
    );
  });
});

describe("buildAuthorizationHeader", () => {
  it("writes both forms", () => {
    assert.equal(buildAuthorizationHeader("abc", "bearer"), "Bearer abc");
    assert.equal(buildAuthorizationHeader("abc", "raw"), "abc");
  });
});
