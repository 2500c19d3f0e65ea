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
    ["ENETUNREACH", /^There is no way to api\.getoutbox\.ai from this network \(ENETUNREACH\).+http\.proxy/],
    ["EHOSTUNREACH", /^There is no way to api\.getoutbox\.ai from this network \(EHOSTUNREACH\)/],
    ["ECONNRESET", /^The connection to api\.getoutbox\.ai was closed while it was being made \(ECONNRESET\)/],
    ["ETIMEDOUT", /^api\.getoutbox\.ai did not answer \(ETIMEDOUT\).+http\.noProxy/],
    ["EMFILE", /^No connection to api\.getoutbox\.ai came about \(EMFILE\).+http\.proxy/],
    [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      /is not trusted.+http\.systemCertificates.+NODE_EXTRA_CA_CERTS before VS Code starts.+http\.proxyStrictSSL does not change/,
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

  describe("through a proxy", () => {
    const told = (proxies: string) =>
      new Error(
        `request to https://x/ failed, reason: Failed to establish a socket connection to proxies: ${proxies}`,
      );
    const proxyCases: readonly (readonly [proxies: string, met: Error, words: RegExp])[] = [
      [
        "PROXY p.test:3128",
        failWith("ECONNREFUSED"),
        /^api\.getoutbox\.ai could not be reached through the proxy p\.test:3128, because p\.test:3128 refused the connection \(ECONNREFUSED\), so nothing was sent\..+http\.proxy .+http\.noProxy .+http\.proxySupport /,
      ],
      [
        "PROXY <credentials>@p.test:3128",
        failWith("ENOTFOUND"),
        /the proxy p\.test:3128, because the name p\.test could not be found \(ENOTFOUND\), so/,
      ],
      [
        "HTTPS p.test:3128; DIRECT",
        failWith("DEPTH_ZERO_SELF_SIGNED_CERT"),
        /the proxy p\.test:3128, because the certificate of p\.test:3128 is not trusted \(DEPTH_.+NODE_EXTRA_CA_CERTS/,
      ],
      [
        "PROXY p.test:3128",
        new Error("Proxy connection ended before receiving CONNECT response"),
        /because the connection to p\.test:3128 was closed while it was being made \(“Proxy connection ended/,
      ],
      [
        "SOCKS [::1]:1080",
        failWith("ETIMEDOUT"),
        /the proxy \[::1\]:1080, because \[::1\]:1080 did not answer/,
      ],
      [
        "SOCKS p.test:1",
        new Error("connect ECONNREFUSED 10.0.0.1:1"),
        /because p\.test:1 refused the connection \(“connect ECONNREFUSED 10\.0\.0\.1:1”\), so nothing/,
      ],
      [
        "SOCKS p.test:1",
        new Error("Socks5 Authentication failed"),
        /because “Socks5 Authentication failed”, so nothing/,
      ],
    ];
    for (const [proxies, met, words] of proxyCases) {
      it(`says why: ${proxies}, ${met.message}`, () => {
        assert.match(explainUnsent(told(proxies), call, undefined, met), words);
      });
    }

    it("knows one by its words", () => {
      const reason = explainUnsent(told("PROXY p.test:1"), call);
      assert.match(
        reason,
        /^api\.getoutbox\.ai could not be reached through the proxy p\.test:1, because “Failed/,
      );
      assert.match(
        explainUnsent(new Error("tunneling socket"), call),
        /^api\.getoutbox\.ai could not be reached through a proxy, because “tunneling socket”, so nothing was sent/,
      );
    });

    it("leaves out user names and passwords", () => {
      for (const met of [undefined, failWith("ECONNREFUSED"), new Error("no http://ann:s3cr@t@p.test:1/")]) {
        const reason = explainUnsent(
          told("PROXY ann:s3cr@t@p.test:1; PROXY ann:s3cr@q.test:1"),
          call,
          undefined,
          met,
        );
        assert.doesNotMatch(reason, /ann|s3cr/);
        assert.match(reason, /through the proxy p\.test:1,/);
      }
    });
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
