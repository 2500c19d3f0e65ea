import assert from "node:assert/strict";
import { chooseAccount } from "../../src/accounts/index.ts";
import { describeConnection } from "../../src/editor/accounts/describe-connection.ts";
import { describeStatus, type StatusFacts } from "../../src/editor/accounts/describe-status.ts";
import { acme, birch, makeAccount } from "../accounts/make-account.ts";

const host = "api.getoutbox.ai";

function statusWith(accounts: ReturnType<typeof makeAccount>[], given: Partial<StatusFacts> = {}) {
  return describeStatus({
    known: { state: "known", origin: `https://${host}`, host, address: "", accounts },
    company: { id: acme.id, name: "Acme" },
    choice: chooseAccount(accounts, acme.id, undefined),
    firstGuess: "bearer",
    ...given,
  });
}

describe("The account in the status bar", () => {
  const acmes = makeAccount({ id: "a", company: acme, scheme: "raw" });
  const one = makeAccount({ isVerified: false });
  const given = makeAccount({ source: "environment", label: "OUTBOX_TOKEN", isVerified: false });
  const cases: readonly (readonly [Parameters<typeof statusWith>[0], text: string, tooltip: RegExp])[] = [
    [[], "$(sign-in) Outbox: Sign In", /^Not signed in to api\.getoutbox\.ai/],
    [
      [acmes],
      "$(account) Acme Roofing",
      /The key is Acme Roofing's\.\nIt is sent as the token alone, and Outbox has/,
    ],
    [
      [one],
      `$(account) ${host} (not verified)`,
      /did not say whose key it is\.\n.+“Bearer <token>”, and not verified/,
    ],
    [
      [given],
      "$(account) OUTBOX_TOKEN",
      /^Signed in to api\.getoutbox\.ai, with the token in OUTBOX_TOKEN\./,
    ],
    [
      [makeAccount({ company: birch })],
      "$(warning) No Account for Acme",
      /^This campaign is for Acme\. The keys for api\.getoutbox\.ai here are Birch & Sons', so/,
    ],
    [
      [one, makeAccount({ id: "b" })],
      "$(question) Outbox: Which Account?",
      /you are asked which one is for Acme\./,
    ],
  ];
  for (const [accounts, text, tooltip] of cases) {
    it(text, () => {
      const status = statusWith(accounts);
      assert.equal(status.text, text);
      assert.match(status.tooltip, tooltip);
    });
  }

  for (const id of ["", "acme-roofing"]) {
    it(`says of no account that it is missing for ${JSON.stringify(id)}`, () => {
      const accounts = [acmes, makeAccount({ id: "b", company: birch })];
      const status = statusWith(accounts, { company: { id }, choice: { state: "unclear", accounts } });
      assert.equal(status.text, "$(account) Outbox");
      assert.match(status.tooltip, /no id of one yet\. The keys here are Acme Roofing's and Birch & Sons'\./);
    });
  }

  it("says what is in the way", () => {
    const fault = "It cannot be read.";
    const unreadable = { state: "unreadable", host, address: "", fault } as const;
    assert.deepEqual(statusWith([], { known: unreadable }), {
      text: "$(warning) Outbox",
      tooltip: fault,
      command: "outbox.showLog",
    });
    assert.equal(statusWith([], { known: { state: "no-address", fault } }).tooltip, fault);
  });
});

describe("The message of Check Connection", () => {
  const checked = {
    account: makeAccount({ label: "Account 2" }),
    host,
    proxy: "proxy.test:3128",
    milliseconds: 12,
  };
  const cases = [
    [
      { state: "verified", company: acme, scheme: "raw" },
      /^The token works: api\.getoutbox\.ai says that it is Acme Roofing's\. It is sent alone, without “Bearer”\. It took 12 ms, through the proxy proxy\.test:3128\.$/,
    ],
    [
      { state: "verified", scheme: "bearer" },
      /^The token \(Account 2\) works at .+ does not say whose it is\. It is sent as/,
    ],
    [{ state: "verified", company: acme }, /can only be told by creating a campaign\./],
    [
      { state: "refused", status: 401, words: "" },
      /did not take the token \(Account 2\), neither .+ \(401\)\. Check it/,
    ],
    [
      { state: "unclear", why: "it rains", advice: "Wait." },
      /^It cannot be told .+, because it rains\. Wait\. It took/,
    ],
  ] as const;
  for (const [verdict, words] of cases) {
    it(words.source, () => assert.match(describeConnection({ ...checked, verdict }), words));
  }
});
