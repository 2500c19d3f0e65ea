import assert from "node:assert/strict";
import { openCampaign } from "../editor/campaign-editor.ts";
import { type Decision, decideByTable } from "./start-proxy.ts";
import {
  create,
  hiddenHost,
  login,
  newCampaign,
  otherLoopback,
  type SettingValues,
  useNetwork,
} from "./use-network.ts";

/** VS Code is started with NODE_EXTRA_CA_CERTS naming the authority of `signedByAuthority`. */
describe("Create Campaign, by network", () => {
  const network = useNetwork();

  it("trusts an authority of NODE_EXTRA_CA_CERTS", async () => {
    await network.assertCreates(
      { "outbox.apiBaseUrl": `https://localhost:${network.trusted.port}` },
      network.trusted,
    );
    assert.deepEqual(network.proxy.tunnels(), []);
  });

  it("logs in to the proxy of http.proxy, which knows names that nobody else does", async () => {
    network.decide = decideByTable({ [hiddenHost]: network.trusted.port }, login);
    const address = `http://${login.replace("@", "%40")}@${network.proxy.address}`;
    await network.assertCreates({ ...network.throughProxy(), "http.proxy": address }, network.trusted);
    const authorization = `Basic ${Buffer.from(login).toString("base64")}`;
    assert.deepEqual(network.proxy.tunnels(), [
      { target: `${hiddenHost}:${network.trusted.port}`, authorization },
    ]);
  });

  const proxied: readonly SettingValues[] = [
    { "http.proxySupport": "override" },
    { "http.proxySupport": "fallback" },
    { "http.proxySupport": "on" },
    { "http.noProxy": ["elsewhere.invalid"] },
    { "http.systemCertificates": false },
    { "http.experimental.systemCertificatesV2": true },
  ];
  for (const values of proxied) {
    it(`takes the proxy with ${JSON.stringify(values)}`, async () => {
      await network.assertCreates({ ...network.throughProxy(), ...values }, network.trusted);
      assert.equal(network.proxy.tunnels().length, 1);
    });
  }

  const direct: readonly SettingValues[] = [
    { "http.proxySupport": "off" },
    { "http.noProxy": [hiddenHost, otherLoopback] },
  ];
  for (const values of direct) {
    it(`leaves out the proxy with ${JSON.stringify(values)}`, async () => {
      await network.assertRejected(
        { ...network.throughProxy(), ...values },
        /^\S+: The name outbox\.invalid could not be found \(\w+\).+http\.proxy, http\.noProxy, http\.proxySupport/,
      );
      assert.deepEqual(network.proxy.tunnels(), []);
    });

    it(`creates without it, twice, with ${JSON.stringify(values)}`, async function () {
      if (process.platform === "darwin") this.skip();
      const address = `https://${otherLoopback}:${network.trustedOnOther.port}`;
      const settings = { ...network.throughProxy(), ...values, "outbox.apiBaseUrl": address };
      await network.assertCreates(settings, network.trustedOnOther);
      await network.assertCreates(settings, network.trustedOnOther);
      assert.deepEqual(network.proxy.tunnels(), []);
    });
  }

  const refusals: readonly (readonly [Decision, words: RegExp])[] = [
    [
      { status: 407 },
      /A proxy would not connect to outbox\.invalid:\d+ \(407\).+password.+http\.proxy, as http:\/\/name:password@/,
    ],
    [{ status: 403 }, /A proxy would not connect to outbox\.invalid:\d+ \(403\).+allow.+http\.noProxy/],
    [
      { status: 502 },
      /A proxy would not connect .+ \(502\).+http\.proxy .+http\.noProxy .+http\.proxySupport /,
    ],
    [{ status: 204 }, /A proxy would not connect .+ \(204\)/],
    [
      "hang up",
      /could not be reached through the proxy (\S+), because the connection to \1 was closed while/,
    ],
    ["open and hang up", /The connection to outbox\.invalid:\d+ was closed while it was being made/],
  ];
  for (const [decision, words] of refusals) {
    it(`sends nothing by a proxy that does this: ${JSON.stringify(decision)}`, async () => {
      network.decide = () => decision;
      await network.assertRejected(network.throughProxy(), words);
      assert.equal(network.proxy.tunnels().length, 1);
    });
  }

  it("sends nothing by a proxy that says nothing", async () => {
    network.decide = () => "say nothing";
    const words = /No connection to outbox\.invalid:\d+ came about within 1 second /;
    await network.assertRejected({ ...network.throughProxy(), "outbox.requestTimeoutSeconds": 1 }, words);
  });

  it("sends nothing through sockets that VS Code makes before it connects them", async () => {
    const values = { "http.experimental.systemCertificatesV2": true };
    for (const decision of [{ status: 403 }, "open and hang up"] as const) {
      network.decide = () => decision;
      await network.assertRejected({ ...network.throughProxy(), ...values }, /./);
    }
    await network.assertRejected(
      { ...values, "outbox.apiBaseUrl": `https://localhost:${network.untrusted.port}` },
      /not trusted/,
    );
  });

  it("is not helped by http.proxyAuthorization, as the message says", async () => {
    network.decide = decideByTable({ [hiddenHost]: network.trusted.port }, login);
    const authorization = `Basic ${Buffer.from(login).toString("base64")}`;
    await network.assertRejected(
      { ...network.throughProxy(), "http.proxyAuthorization": authorization },
      /\(407\).+http\.proxyAuthorization does not help/,
    );
  });

  const unreachable: readonly (readonly [name: string, proxy: () => string, words: RegExp])[] = [
    [
      "is not running",
      () => `http://${login}@127.0.0.1:1`,
      /through the proxy (127\.0\.0\.1:1), because \1 refused the connection \(ECONNREFUSED\).+http\.proxy .+http\.noProxy .+http\.proxySupport /,
    ],
    [
      "has an unknown name",
      () => "http://proxy.invalid:3128",
      /because the name proxy\.invalid could not be found \(\w+\)/,
    ],
    [
      "nobody vouches for",
      () => `https://localhost:${network.untrusted.port}`,
      /because the certificate of localhost:\d+ is not trusted .+NODE_EXTRA_CA_CERTS/,
    ],
    [
      "speaks SOCKS and is not running",
      () => "socks5://127.0.0.1:1",
      /through the proxy (127\.0\.0\.1:1), because \1 refused the connection/,
    ],
  ];
  for (const [name, address, words] of unreachable) {
    it(`sends nothing by a proxy that ${name}`, async () => {
      await network.assertRejected({ ...network.throughProxy(), "http.proxy": address() }, words);
    });
  }

  for (const strict of [true, false]) {
    const words =
      /The certificate of \S+ is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\).+http\.systemCertificates.+NODE_EXTRA_CA_CERTS.+http\.proxyStrictSSL does not change this/;

    it(`sends nothing to a server nobody vouches for, with http.proxyStrictSSL ${strict}`, async () => {
      const address = `https://localhost:${network.untrusted.port}`;
      await network.assertRejected({ "outbox.apiBaseUrl": address, "http.proxyStrictSSL": strict }, words);
    });

    it(`sends nothing to one behind the proxy, with http.proxyStrictSSL ${strict}`, async () => {
      network.decide = decideByTable({ [hiddenHost]: network.untrusted.port });
      await network.assertRejected({ ...network.throughProxy(), "http.proxyStrictSSL": strict }, words);
      assert.equal(network.proxy.tunnels().length, 1);
    });
  }

  it("creates once what was wrong is put right, and not twice", async () => {
    network.decide = () => ({ status: 407 });
    await network.set(network.throughProxy());
    const document = await openCampaign(newCampaign());
    assert.equal((await create(document)).outcome, "rejected");
    network.decide = decideByTable({ [hiddenHost]: network.trusted.port });
    assert.equal((await create(document)).outcome, "created");
    assert.equal((await network.sandbox.created()).length, 1);
  });

  it("does not know when the tunnel breaks after the request was sent, and never repeats it", async () => {
    await network.set(network.throughProxy());
    await network.sandbox.failNext({ kind: "hang", strikes: "after-create" });
    let waiting = true;
    const creating = create(await openCampaign(newCampaign())).finally(() => {
      waiting = false;
    });
    while (waiting && (await network.sandbox.created()).length === 0);
    network.proxy.cut();
    const result = await creating;
    assert.equal(result.outcome, "unknown", result.reason);
    assert.match(result.reason, /the connection was lost after the request began to be sent/);
    assert.deepEqual([(await network.sandbox.requests()).length, network.proxy.tunnels().length], [1, 1]);
  });
});
