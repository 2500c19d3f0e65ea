import assert from "node:assert/strict";
import { choosePlaces, describeInALine, describeName, summariseNames } from "../../src/names/index.ts";
import { acme, idOf, knownOf, now, sourceOf, told } from "./known.ts";

/** What a hover says of an id, as it is read. */
function describeId(id: string, known = knownOf()): string {
  const named = known.of(id);
  assert.ok(named);
  return describeName(named, now, []).replace(/\\(.)/g, "$1");
}

describe("All that is known of an id", () => {
  it("is its name, what it is, and who says so since when", () => {
    assert.equal(
      describeId(idOf("Receptionist")),
      "**Receptionist**, agent\n\n- Account Acme Roofing: voicebot, 3 minutes ago",
    );
    assert.equal(describeId(acme), "**Acme Roofing**, company\n\n- Account Acme Roofing, 3 minutes ago");
  });

  it("is from everybody who knows it, those that are up to date first", () => {
    const stale = {
      ...told[4],
      id: idOf("Bark"),
      name: "Old Bark",
      kind: "agent",
      source: sourceOf("Acme Roofing", "stale"),
    } as const;
    const files = { a: `responder_agent: ${idOf("Bark")} # Barky\n`, b: `workflow: ${idOf("Bark")}\n` };
    assert.equal(
      describeId(idOf("Bark"), knownOf([stale, ...told], files)),
      `**Bark**, agent

- Account Birch & Sons: chatbot, 3 minutes ago
- Account Acme Roofing: Old Bark · chatbot, 3 minutes ago (not up to date)
- Under workflow in 1 file of this folder; Under responder_agent in 1 file of this folder`,
    );
  });

  it("leads to a few of the places, one a file, and to others than where one is", () => {
    const text = `company: ${acme}\nworkflow: ${acme}\n`;
    const uses = [...knownOf([], { own: text, a: text, b: text, c: text }).uses(acme)];
    assert.deepEqual(
      choosePlaces(uses, "own", 2).map(({ file }) => file),
      ["a", "b"],
    );
  });

  it("cannot break out of its place", () => {
    const odd = {
      ...told[0],
      id: acme,
      name: "**[x](command:y)** <b> `",
      kind: "company",
      source: sourceOf("A"),
    } as const;
    const named = knownOf([odd]).of(acme);
    assert.ok(named);
    const link = { label: "a](b.yaml", url: "file:///a" };
    const markdown = describeName(named, now, [link]);
    assert.doesNotMatch(markdown.replace(/\\./g, ""), /[<`]|\[x|\]\(command|\[a\]/);
  });

  it("is said with its age in a line", () => {
    const ages = [0, 59, 60, 3600, 7300, 200_000].map((seconds) => {
      const source = { ...sourceOf("A"), at: now - seconds * 1000 };
      const named = knownOf([{ id: acme, name: "Acme", kind: "company", source }]).of(acme);
      return named ? describeInALine(named, now) : "";
    });
    assert.deepEqual(ages, [
      "A · just now",
      "A · just now",
      "A · 1 minute ago",
      "A · 1 hour ago",
      "A · 2 hours ago",
      "A · 2 days ago",
    ]);
  });

  it("is summarised after it was asked for", () => {
    const files = { a: `workflow: ${idOf("nurture")} # Nurture\n` };
    assert.equal(
      summariseNames(told, knownOf(told, files)),
      "Names from Outbox: 2 companies, 3 senders, 3 agents (2 accounts). 1 more from the files here.",
    );
    const stale = told.map((each) => ({ ...each, source: sourceOf("A", "stale") }));
    assert.equal(
      summariseNames(stale, knownOf(stale)),
      "No names from Outbox. 8 could not be brought up to date.",
    );
  });
});
