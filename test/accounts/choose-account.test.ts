import assert from "node:assert/strict";
import { type Account, type Choice, chooseAccount } from "../../src/accounts/index.ts";
import { acme, birch, cedar, makeAccount } from "./make-account.ts";

const acmes = makeAccount({ id: "acmes", company: acme });
const birchs = makeAccount({ id: "birchs", company: birch });
const one = makeAccount({ id: "one" });
const two = makeAccount({ id: "two", label: "Account 2" });
const given = makeAccount({ id: "environment", source: "environment", label: "OUTBOX_TOKEN" });

type Case = readonly [
  title: string,
  accounts: readonly Account[],
  remembered: string | undefined,
  choice: readonly [Choice["state"], ...ids: string[]],
];

/** For a campaign of Acme. */
const cases: readonly Case[] = [
  ["nobody is signed in", [], undefined, ["none"]],
  ["nobody is, whoever was chosen once", [], "acmes", ["none"]],
  ["the company's own", [acmes], undefined, ["chosen", "acmes"]],
  ["its own among others'", [birchs, one, acmes], undefined, ["chosen", "acmes"]],
  ["its own, although another was chosen once", [one, acmes], "one", ["chosen", "acmes"]],
  ["the latest of two of its own", [{ ...acmes, id: "later" }, acmes], undefined, ["chosen", "later"]],
  ["the only one, of which nobody knows whose it is", [one], undefined, ["chosen", "one"]],
  ["the environment's, likewise", [given], undefined, ["chosen", "environment"]],
  ["only another company's", [birchs], undefined, ["wrong", "birchs"]],
  ["only another company's, whoever chose it", [birchs], "birchs", ["wrong", "birchs"]],
  [
    "the environment's, which is another company's",
    [{ ...given, company: birch }],
    undefined,
    ["wrong", "environment"],
  ],
  [
    "only other companies'",
    [birchs, { ...birchs, id: "cedars", company: cedar }],
    undefined,
    ["wrong", "birchs", "cedars"],
  ],
  ["one that may be anybody's beside another company's", [one, birchs], undefined, ["unclear", "one"]],
  ["two that may be anybody's", [two, one], undefined, ["unclear", "two", "one"]],
  ["two, one of which was chosen once", [two, one], "one", ["chosen", "one"]],
  ["two, where the one that was chosen is gone", [two, one], "gone", ["unclear", "two", "one"]],
  [
    "two, where the one that was chosen is another's now",
    [birchs, two, one],
    "birchs",
    ["unclear", "two", "one"],
  ],
];

function idsOf(choice: Choice): readonly string[] {
  if (choice.state === "none") return [];
  return choice.state === "chosen" ? [choice.account.id] : choice.accounts.map(({ id }) => id);
}

describe("chooseAccount", () => {
  for (const [title, accounts, remembered, expected] of cases) {
    it(`${title}: ${expected.join(" ")}`, () => {
      for (const company of [acme.id, acme.id.toUpperCase()]) {
        const choice = chooseAccount(accounts, company, remembered);
        assert.deepEqual([choice.state, ...idsOf(choice)], expected);
      }
    });
  }

  it("takes the id of an account in either case", () => {
    const shouting = { ...acmes, company: { ...acme, id: acme.id.toUpperCase() } };
    assert.equal(chooseAccount([shouting, one], acme.id, undefined).state, "chosen");
  });
});
