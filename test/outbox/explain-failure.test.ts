import assert from "node:assert/strict";
import { explainLost, explainUnsent } from "../../src/outbox/explain-failure.ts";
import { makeCall } from "./make-call.ts";

const call = makeCall();

function failWith(code: string, message = "boom"): Error {
  return Object.assign(new Error(message), { code });
}

describe("explainUnsent", () => {
  const cases: readonly (readonly [code: string, words: RegExp])[] = [
    ["ENOTFOUND", /^The name api\.getoutbox\.ai could not be found \(ENOTFOUND\).+outbox\.apiBaseUrl/],
    ["EAI_AGAIN", /^The name api\.getoutbox\.ai could not be found \(EAI_AGAIN\)/],
    ["ECONNREFUSED", /^api\.getoutbox\.ai refused the connection \(ECONNREFUSED\)/],
    ["ENETUNREACH", /^No connection to api\.getoutbox\.ai came about \(ENETUNREACH\).+http\.proxy/],
    ["EHOSTUNREACH", /^No connection to api\.getoutbox\.ai came about \(EHOSTUNREACH\)/],
    ["ECONNRESET", /^No connection to api\.getoutbox\.ai came about \(ECONNRESET\)/],
    [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      /is not trusted.+NODE_EXTRA_CA_CERTS in the environment VS Code starts with/,
    ],
    ["SELF_SIGNED_CERT_IN_CHAIN", /is not trusted.+NODE_EXTRA_CA_CERTS/],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /is not trusted.+NODE_EXTRA_CA_CERTS/],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", /is not trusted.+NODE_EXTRA_CA_CERTS/],
    ["CERT_HAS_EXPIRED", /is not valid today.+date and time/],
    ["ERR_TLS_CERT_ALTNAME_INVALID", /certificate for another name/],
    ["EPROTO", /^No secure connection to api\.getoutbox\.ai came about/],
    ["ERR_SSL_WRONG_VERSION_NUMBER", /^No secure connection to/],
  ];
  for (const [code, words] of cases) {
    it(`explains ${code}, wherever it stands in the chain of causes`, () => {
      const wrapped = new Error("outer", { cause: new Error("middle", { cause: failWith(code) }) });
      for (const error of [failWith(code), wrapped]) {
        const reason = explainUnsent(error, call);
        assert.match(reason, words);
        assert.match(reason, /so nothing was sent\./);
      }
    });
  }

  it("knows a proxy by its words", () => {
    const reason = explainUnsent(
      new Error("Failed to establish a socket connection to proxies: [PROXY p:1]"),
      call,
    );
    assert.match(reason, /^No proxy would connect to api\.getoutbox\.ai .+http\.proxy/);
  });

  it("quotes what has no code, without node-fetch's preamble", () => {
    const reason = explainUnsent(new Error("request to https://x/ failed, reason: a\u0000b"), call);
    assert.match(reason, /\(“a b”\)/);
  });

  it("takes anything that was thrown", () => {
    const circle: Error & { cause?: unknown } = new Error("x");
    circle.cause = circle;
    for (const thrown of [undefined, null, "text", 42, {}, circle]) {
      assert.match(explainUnsent(thrown, call), /nothing was sent/);
      assert.match(explainLost(thrown, call), /may have been created/);
    }
  });

  it("names the setting after a timeout", () => {
    assert.match(
      explainUnsent(new Error(), call, "timeout"),
      /within 5 seconds \(setting outbox\.requestTimeoutSeconds\), so nothing was sent/,
    );
  });
});
