import assert from "node:assert/strict";
import {
  cleanLabel,
  listNames,
  nameAccount,
  nameCompany,
  possessive,
  schemeFor,
  titleAccount,
} from "../../src/accounts/index.ts";
import { acme, makeAccount } from "./make-account.ts";

describe("The name of an account", () => {
  const environment = { source: "environment", label: "OUTBOX_TOKEN" } as const;
  const cases = [
    [{}, "the account of api.getoutbox.ai", "signed in"],
    [{ label: "Account 2" }, "Account 2", "Account 2"],
    [{ company: acme }, "Acme Roofing", "Acme Roofing"],
    [environment, "the token in OUTBOX_TOKEN", "OUTBOX_TOKEN"],
    [{ ...environment, company: acme }, "Acme Roofing", "Acme Roofing, OUTBOX_TOKEN"],
  ] as const;
  for (const [given, name, title] of cases) {
    it(`is ${name}, in a title ${title}`, () => {
      const account = makeAccount(given);
      assert.deepEqual([nameAccount(account), titleAccount(account)], [name, title]);
    });
  }
});

describe("Names in sentences", () => {
  it("are those of companies, as far as they are known", () => {
    const accounts = [makeAccount({ company: acme })];
    const other = "8d2f6b1c-0a4e-4c7b-9f35-1e6d8a2c4b70";
    assert.equal(nameCompany(acme, []), "Acme Roofing");
    assert.equal(nameCompany({ id: acme.id }, []), "the company 3c90c3cc…");
    assert.equal(nameCompany({ id: acme.id.toUpperCase(), name: "Old name" }, accounts), "Acme Roofing");
    assert.equal(nameCompany({ id: other, name: "Birch" }, accounts), "Birch");
    // The id was changed, and the comment beside it was not.
    assert.equal(nameCompany({ id: other, name: "ACME Roofing" }, accounts), "the company 8d2f6b1c…");
  });

  it("are listed, and are whose something is", () => {
    assert.equal(listNames(["A"]), "A");
    assert.equal(listNames(["A", "B"]), "A and B");
    assert.equal(listNames(["A", "B", "C", "D"]), "A, B, C and D");
    assert.equal(listNames(["A", "B", "C", "D", "E", "F"]), "A, B, C and 3 more");
    assert.deepEqual([possessive("Acme"), possessive("Birch & Sons")], ["Acme's", "Birch & Sons'"]);
  });

  it("are cleaned of what could harm, and not too long", () => {
    assert.equal(cleanLabel(" a\u0000\u200b b\n"), "a b");
    assert.equal(cleanLabel("$(x) [a](command:b)"), "$ (x) [a] (command:b)");
    assert.equal(cleanLabel("x".repeat(500)).length, 60);
    assert.equal(cleanLabel("\u202e \n"), "");
  });
});

describe("The form of a token", () => {
  it("is the one that worked, for as long as the token does; else the first guess", () => {
    assert.equal(schemeFor({ isVerified: true, scheme: "raw" }, "bearer"), "raw");
    assert.equal(schemeFor({ isVerified: false, scheme: "raw" }, "bearer"), "bearer");
    assert.equal(schemeFor({ isVerified: true }, "raw"), "raw");
  });
});
