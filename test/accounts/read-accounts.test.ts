import assert from "node:assert/strict";
import fc from "fast-check";
import { firstAccountId, readAccounts, type StoredAccount, writeAccounts } from "../../src/accounts/index.ts";
import { cleanToken } from "../../src/outbox/index.ts";
import { acme } from "./make-account.ts";

const origin = "https://api.getoutbox.ai";
const account: StoredAccount = {
  id: "7",
  label: "Acme Roofing",
  token: "secret-token",
  at: 1_800_000_000_000,
  isVerified: true,
  company: acme,
  scheme: "raw",
};
const first = { id: firstAccountId, label: "api.getoutbox.ai", isVerified: false };

describe("The text that accounts are stored as", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record(
            {
              id: fc.uuid(),
              label: fc.constantFrom("Acme", "Account 2", "Ü & Söhne"),
              token: fc.stringMatching(/^[\x21-\x7e]{1,40}$/).filter((text) => !/^bearer/i.test(text)),
              at: fc.nat(),
              isVerified: fc.boolean(),
              company: fc.constant(acme),
              scheme: fc.constantFrom("raw", "bearer"),
            },
            { requiredKeys: ["id", "label", "token", "at", "isVerified"] },
          ),
          { selector: ({ id }) => id, maxLength: 5 },
        ),
        (accounts) => {
          const text = writeAccounts(accounts);
          assert.deepEqual(
            readAccounts(text, origin).map((each) => ({ ...each })),
            accounts.map((each) => ({ ...each })),
          );
          // An earlier version, downgraded to, sends none of it.
          assert.equal(cleanToken(text).ok, false);
        },
      ),
    );
  });

  it("is the token of an earlier version, with or without the time it was entered", () => {
    assert.deepEqual(readAccounts("1800000000000 abc", origin), [
      { ...first, token: "abc", at: 1_800_000_000_000 },
    ]);
    for (const token of ["abc", "12345", '{"a":1}', "null", "[1]", '"x"']) {
      assert.deepEqual(readAccounts(token, origin), [{ ...first, token, at: 0 }], token);
    }
  });

  const none = ["", "two words", "1 a\r\nX-Evil: 1", "1 töken", '{"accounts": [', '{ "accounts": {} }'];
  for (const text of none) {
    it(`holds no account: ${JSON.stringify(text)}`, () => assert.deepEqual(readAccounts(text, origin), []));
  }

  it("holds no account that could not be used, and each once", () => {
    const wrong = [
      null,
      7,
      {},
      { ...account, id: "" },
      { ...account, id: 3 },
      { ...account, token: "a\r\nb" },
      { ...account, token: "" },
      { ...account, token: undefined },
      { ...account, token: "another" },
    ];
    const text = JSON.stringify({ version: 1, accounts: [account, ...wrong] });
    assert.deepEqual(readAccounts(text, origin), [account]);
  });

  it("is believed in what can be shown, and no more", () => {
    const odd = {
      id: "7",
      token: "t",
      label: "a\u202e$(bug) [x](y)\n",
      company: { id: 1 },
      scheme: "odd",
      at: "x",
    };
    const text = JSON.stringify({ accounts: [odd] });
    assert.deepEqual(readAccounts(text, origin), [
      { id: "7", token: "t", label: "a $ (bug) [x] (y)", at: 0, isVerified: false },
    ]);
  });
});
