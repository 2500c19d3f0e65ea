import assert from "node:assert/strict";
import { readyVocabulary, suggest } from "../../src/campaign/fixes/suggest.ts";
import { suggestKey } from "../../src/campaign/fixes/suggest-key.ts";
import { suggestWord } from "../../src/campaign/fixes/suggest-word.ts";
import { fieldNames, fieldSchema } from "../../src/campaign/index.ts";

/** What is suggested, the likeliest first; `!` behind a word means that nothing else can have been meant. */
type Case = readonly [written: string, suggested: string];

function show(suggestions: readonly { readonly word: string; readonly certain: boolean }[]): string {
  return suggestions.map(({ word, certain }) => word + (certain ? "!" : "")).join(" ");
}

describe("suggest", () => {
  describe("keys", () => {
    const cases: readonly Case[] = [
      // The same, spelled otherwise.
      ["Name", "name!"],
      ["TIMEZONE", "timezone!"],
      ["time zone", "timezone!"],
      ["sender-identity-ids", "sender_identity_ids!"],
      ["“status”", "status!"],
      ["stopOnReply", "stop_on_reply!"],
      // A letter or two away.
      ["nmae", "name!"],
      ["nam", "name"],
      ["names", "name!"],
      ["staus", "status!"],
      ["descripton", "description!"],
      ["discribtion", "description!"],
      ["sender_identitiy_id", "sender_identity_ids!"],
      ["workfow", "workflow!"],
      ["stat", "status"],
      ["created_x", "created_by created_at"],
      // Other names people have for them.
      ["title", "name"],
      ["company_id", "company"],
      ["Company ID", "company"],
      ["senders", "sender_identity_ids"],
      ["tz", "timezone"],
      ["created_on", "created_at created_by"],
      // Too far away.
      ["descn", ""],
      ["budget", ""],
      ["steps", ""],
      ["n", ""],
      ["xy", ""],
      ["", ""],
      ["__proto__", ""],
      ["constructor", ""],
    ];
    for (const [written, suggested] of cases) {
      it(`${JSON.stringify(written)}: ${suggested || "nothing"}`, () => {
        assert.equal(show(suggestKey(written)), suggested);
      });
    }

    for (const name of fieldNames) {
      for (const synonym of fieldSchema(name)?.["x-outbox-synonyms"] ?? []) {
        it(`"${synonym}" is first of all ${name}`, () => assert.equal(suggestKey(synonym)[0]?.word, name));
      }
    }
  });

  describe("words for a status", () => {
    const status = fieldSchema("status");
    assert.ok(status);
    const cases: readonly Case[] = [
      ["Draft", "draft!"],
      [" paused ", "paused!"],
      ["drfat", "draft!"],
      ["activ", "active!"],
      ["Canceled", "cancelled"],
      ["live", "active"],
      ["On Hold", "paused"],
      ["complete", "completed"],
      ["cancled", "cancelled"],
      ["archived", ""],
      ["", ""],
    ];
    for (const [written, suggested] of cases) {
      it(`${JSON.stringify(written)}: ${suggested || "nothing"}`, () => {
        assert.equal(show(suggestWord(written, status)), suggested);
      });
    }
  });

  it("only what is some letters away is near: a mere synonym is not", () => {
    const near = (word: string) => suggestKey(word).map((suggestion) => suggestion.near);
    assert.deepEqual(near("nmae"), [true]);
    assert.deepEqual(near("Name"), [true]);
    assert.deepEqual(near("title"), [false]);
    assert.deepEqual(near("created_on"), [false, true]);
  });

  it("a synonym comes before what is only near", () => {
    const vocabulary = readyVocabulary(
      ["step", "shop", "paused"],
      [
        ["Stop!", "paused"],
        ["sto_p", "paused"],
      ],
    );
    assert.equal(show(suggest("stop", vocabulary)), "paused step shop");
  });

  it("of what is near only the nearest", () => {
    const vocabulary = readyVocabulary(["abcdefxx", "abcdefgx"], []);
    assert.equal(show(suggest("abcdefgh", vocabulary)), "abcdefgx!");
  });

  it("two letters that changed places count once, others twice", () => {
    const vocabulary = readyVocabulary(["abcd"], []);
    assert.equal(show(suggest("abdc", vocabulary)), "abcd!");
    assert.equal(show(suggest("dbca", vocabulary)), "abcd");
    assert.equal(show(suggest("abdcxx", vocabulary)), "");
  });

  it("nothing is sure where two words are spelled alike", () => {
    assert.equal(show(suggest("a-b", readyVocabulary(["a_b", "ab"], []))), "a_b ab");
  });
});
