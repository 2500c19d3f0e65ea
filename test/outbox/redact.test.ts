import assert from "node:assert/strict";
import fc from "fast-check";
import { redact } from "../../src/outbox/index.ts";
import { quoteServer } from "../../src/outbox/quote-server.ts";

const token = 'a/B+c"d&1';

describe("redact", () => {
  const cases: readonly (readonly [text: string, expected: string])[] = [
    ["nothing here", "nothing here"],
    [`${token}`, "‹token›"],
    [`x${token}y${token}z`, "x‹token›y‹token›z"],
    [`Authorization: Bearer ${token}.`, "Authorization: ‹token›."],
    [`bearer%20${encodeURIComponent(token)}`, "‹token›"],
    [encodeURIComponent(token).toLowerCase(), "‹token›"],
    [JSON.stringify(token), '"‹token›"'],
    ['a\\/B+c\\"d&1', "‹token›"],
    ["\\u0061\\u002f\\u0042\\u002B\\u0063\\u0022\\u0064\\u0026\\u0031", "‹token›"],
    ["a/B+c&quot;d&amp;1", "‹token›"],
    ["a&#x2F;B&#43;c&#34;d&#38;1", "‹token›"],
    [token.toUpperCase(), "‹token›"],
    ["Bearer of news", "Bearer of news"],
    ['a/B+\r\n c"d&1', "‹token›"],
    ['a/B+\u200Bc"d&1', "‹token›"],
    [encodeURIComponent(encodeURIComponent(token)), "‹token›"],
    [JSON.stringify(JSON.stringify({ detail: token })), '"{\\"detail\\":\\"‹token›\\"}"'],
    [encodeURIComponent(JSON.stringify(token)), "%22‹token›%22"],
    ["a%41/x", "a%41/x"],
    [`in ${Buffer.from(token).toString("base64")}.`, "in ‹token›."],
    [`in ${Buffer.from(`Bearer ${token}`).toString("base64")}.`, "in ‹token›."],
    [`in ${Buffer.from(`u:${token}, more`).toString("base64url")}.`, "in ‹token›."],
    [`in ${Buffer.from(token).toString("hex").toUpperCase()}.`, "in ‹token›."],
  ];
  for (const [text, expected] of cases) {
    it(`makes ${JSON.stringify(expected)} of ${JSON.stringify(text)}`, () => {
      assert.equal(redact(text, token), expected);
    });
  }

  it("removes every longer piece of a long token", () => {
    const long = "obx_pls_8Hd2kQ9vLm4Xr7Tz";
    assert.equal(redact(`“${long.slice(0, 16)}…” is no token`, long), "“‹token›…” is no token");
    assert.equal(redact(`{"detail":"${long.slice(0, -3)}`, long), '{"detail":"‹token›');
    assert.equal(redact("obx_ is how keys begin", long), "obx_ is how keys begin");
  });

  it("takes a short token for nothing but itself", () => {
    assert.equal(redact("a b, ab, YWI=, 6162", "ab"), "a b, ‹token›, YWI=, 6162");
  });

  it("takes its time from no text", () => {
    const hostile = [
      token,
      encodeURIComponent(token),
      "%2541\\u0061&#38;amp;",
      Buffer.from(token).toString("base64"),
    ];
    for (const text of hostile) assert.ok(!quoteServer(text.repeat(20_000), token).includes(token));
  }).timeout(1000);

  it("leaves a text alone when there is no token", () => {
    assert.equal(redact("abc", ""), "abc");
  });

  it("takes every printable token for what it is, and no pattern", () => {
    const printable = fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 1,
    });
    fc.assert(
      fc.property(printable, fc.string(), fc.string(), (anyToken, before, after) => {
        const rest = redact(`${before}${anyToken}${after}`, anyToken).replaceAll("‹token›", "\n");
        assert.ok(!rest.includes(anyToken));
      }),
    );
  });
});

describe("quoteServer", () => {
  const cases: readonly (readonly [name: string, words: string, expected: string])[] = [
    ["control characters", "a\u0000b\u001b[31mc\r\n\td", "a b [31mc d"],
    ["characters that hide or reorder", "a\u202Eb\u200Bc\u2028d", "a b c d"],
    ["half a character", "a\uD800b", "a b"],
    [
      "a link VS Code would make",
      "[here](command:workbench.action.quit)",
      "[here] (command:workbench.action.quit)",
    ],
    ["the token", `No such token: ${token}`, "No such token: ‹token›"],
    ["the token, hidden by what is removed around it", `x${token}\u0000`, "x‹token›"],
    ["plain words of any language", "Ungültig – “nope” 🙂", "Ungültig – “nope” 🙂"],
  ];
  for (const [name, words, expected] of cases) {
    it(`makes ${name} safe`, () => {
      assert.equal(quoteServer(words, token), expected);
    });
  }

  it("cuts long texts, and never leaves a part of the token or of a character", () => {
    assert.equal(quoteServer("x".repeat(301), token), `${"x".repeat(299)}…`);
    assert.equal(quoteServer(`${"x".repeat(295)}${token}yyy`, token), `${"x".repeat(295)}‹tok…`);
    assert.equal(quoteServer(`${"x".repeat(298)}🙂🙂`, token), `${"x".repeat(298)}…`);
  });
});
