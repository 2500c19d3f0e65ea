import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import fc from "fast-check";
import { applyEdit, findProblems, listIdUses, readCampaign } from "../../src/campaign/index.ts";
import { type AccountKnowledge, completeNames, type KnownNames } from "../../src/names/index.ts";
import { campaignText, runs } from "../campaign/generate.ts";
import { readCursor } from "../campaign/marks.ts";
import { acme, birch, idOf, knownOf, now, sourceOf, told } from "./known.ts";

function complete(marked: string, known: KnownNames = knownOf()) {
  const { text, offset } = readCursor(marked);
  const completions = completeNames(readCampaign(text), offset, known, now);
  return { text, completions, labels: completions.map(({ label }) => label) };
}

/** The text after the completion of this label. */
function take(marked: string, label: string, known?: KnownNames): string {
  const { text, completions } = complete(marked, known);
  const chosen = completions.find((each) => each.label === label);
  assert.ok(chosen, completions.map((each) => each.label).join());
  return applyEdit(text, chosen.edit);
}

describe("Completion by name", () => {
  it("offers what the key takes, by name", () => {
    assert.deepEqual(complete("company: █").labels, ["Acme Roofing", "Birch & Sons"]);
    assert.deepEqual(complete("responder_agent: █").labels, ["Bark", "Receptionist", "Roof Helper"]);
    assert.deepEqual(complete("workflow: █").labels, []);
  });

  it("begins with those of the file's company", () => {
    const { labels } = complete(`company: ${acme.toUpperCase()}\nresponder_agent: █`);
    assert.deepEqual(labels, ["Receptionist", "Roof Helper", "Bark"]);
    assert.deepEqual(complete(`company: ${birch}\nresponder_agent: █`).labels[0], "Bark");
  });

  it("says account, type, status and age, and is found by name and by id", () => {
    const [receptionist] = complete(`company: ${acme}\nresponder_agent: re█`).completions;
    assert.equal(receptionist?.description, "voicebot · Acme Roofing");
    assert.equal(receptionist?.detail, "voicebot · Acme Roofing · 3 minutes ago");
    assert.equal(receptionist?.filterText, `Receptionist ${idOf("Receptionist")}`);
    const [jane] = complete('sender_identity_ids: ["█"]').completions;
    assert.equal(jane?.filterText, `"Jane <jane@example.com> ${idOf("Jane")}`);
    assert.equal(jane?.detail, "verified · Acme Roofing · 3 minutes ago");
  });

  it("writes the id, with the name as a comment where there is room for one", () => {
    assert.equal(take("company: █", "Acme Roofing"), `company: ${acme} # Acme Roofing`);
    assert.equal(take("company:█\n", "Acme Roofing"), `company: ${acme} # Acme Roofing\n`);
    assert.equal(take("company: Acme Ro█\r\n", "Acme Roofing"), `company: ${acme} # Acme Roofing\r\n`);
    assert.equal(take("company: A█ # mine\n", "Acme Roofing"), `company: ${acme} # mine\n`);
    assert.equal(take('company: "A█"\n', "Acme Roofing"), `company: "${acme}"\n`);
    assert.equal(take("{company: █}", "Acme Roofing"), `{company: ${acme}}`);
    const jane = "Jane <jane@example.com>";
    assert.equal(
      take("sender_identity_ids:\n  - █\n", jane),
      `sender_identity_ids:\n  - ${idOf("Jane")} # ${jane}\n`,
    );
    assert.equal(take("sender_identity_ids: [Ja█]", jane), `sender_identity_ids: [${idOf("Jane")}]`);
  });

  it("leaves no comment that is another one's name", () => {
    const [before, after] = [`company: █${birch} # Birch & Sons\n`, `company: ${acme} # Acme Roofing\n`];
    assert.equal(take(before, "Acme Roofing"), after);
    assert.equal(take("company: Ac█ #Birch & Sons \r\n", "Acme Roofing"), after.replace("\n", " \r\n"));
    assert.equal(take("company: Ac█ # Acme Roofing\n", "Acme Roofing"), after);
    assert.equal(take("company: Ac█ # ask Birch\n", "Acme Roofing"), `company: ${acme} # ask Birch\n`);
    assert.equal(
      take("{company: Ac█ # Birch & Sons\n}", "Acme Roofing"),
      `{company: ${acme} # Birch & Sons\n}`,
    );
  });

  it("does not offer a sender twice, but the one that is being changed", () => {
    const list = `sender_identity_ids:\n  - ${idOf("Jane")}\n  - █\n`;
    assert.deepEqual(complete(list).labels, ["Lee <lee@example.com>", "Omar <omar@example.com>"]);
    assert.ok(
      complete(`sender_identity_ids:\n  - █${idOf("Jane")}\n`).labels.includes("Jane <jane@example.com>"),
    );
  });

  it("knows what other files call an id, those of the same company first", () => {
    const nurture = idOf("nurture");
    const files = {
      a: `company: ${birch}\nworkflow: ${idOf("other")} # Another\n`,
      b: `company: ${acme}\nworkflow: ${nurture} # Nurture\n`,
      c: `company: ${acme}\nworkflow: ${nurture} # Nurture\n`,
      d: `company: ${acme}\nworkflow: ${nurture} # Old name\n`,
    };
    const known = knownOf([], files);
    assert.deepEqual(complete(`company: ${acme}\nworkflow: █`, known).labels, ["Nurture", "Another"]);
    const [nurtures] = complete("company: x\nworkflow: N█", known).completions.slice(1);
    assert.equal(nurtures?.detail, "in 3 files here");
    assert.equal(take("workflow: █", "Nurture", known), `workflow: ${nurture} # Nurture`);
  });

  it("believes an account more than a file", () => {
    const files = { a: `company: ${acme} # Akme\nworkflow: ${idOf("Bark")} # Bark\n` };
    const known = knownOf(told, files);
    assert.deepEqual(complete("company: █", known).labels, ["Acme Roofing", "Birch & Sons"]);
    assert.deepEqual(complete("workflow: █", known).labels, []);
  });

  it("writes nothing but one id, into any file and at any place", () => {
    const known = knownOf();
    let count = 0;
    fc.assert(
      fc.property(campaignText, fc.nat(), (text, at) => {
        const campaign = readCampaign(text);
        const [completion] = completeNames(campaign, at % (text.length + 1), known, now);
        if (completion === undefined) return;
        count += 1;
        const after = readCampaign(applyEdit(text, completion.edit));
        assert.equal(findProblems(after).filter(({ code }) => code === "yaml-syntax").length, 0);
        const id = completion.documentation.slice(1, -1);
        assert.ok([...listIdUses(after)].some((use) => use.id === id));
        assert.deepEqual(
          after.entries.map(({ key }) => key),
          campaign.entries.map(({ key }) => key),
        );
      }),
      runs(150),
    );
    assert.ok(count > 10, `only ${count} places`);
  });

  it("answers in under 10 ms with a thousand agents", () => {
    const agents = Array.from({ length: 1000 }, (_, index): AccountKnowledge => {
      const name = `Agent ${index}`;
      return { id: idOf(name), name, kind: "agent", type: "chatbot", source: sourceOf("Acme Roofing") };
    });
    const known = knownOf([...told, ...agents]);
    const text = `name: A\ncompany: ${acme}\nresponder_agent: Ag\n`;
    const times = Array.from({ length: 21 }, () => {
      const start = performance.now();
      assert.equal(completeNames(readCampaign(text), text.length - 1, known, now).length, 1003);
      return performance.now() - start;
    });
    // Whatever else the machine does comes on top.
    const least = Math.min(...times);
    assert.ok(least < 10, `${least.toFixed(1)} ms`);
  });
});
