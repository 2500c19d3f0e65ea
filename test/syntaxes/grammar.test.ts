import assert from "node:assert/strict";
import fc from "fast-check";
import type { IGrammar } from "vscode-textmate";
import { createRegistry, loadGrammar, type Token, tokenize } from "./load-grammar.ts";

const uuid = "3c90c3cc-0d44-4b50-8888-8dd25736052a";

/** Our scopes, and the word that stands for each in the tables below. */
const ours: ReadonlyMap<string, string> = new Map([
  ["support.type.key.outbox-campaign", "key"],
  ["variable.other.enummember.status.outbox-campaign", "status"],
  ["constant.numeric.uuid.outbox-campaign", "uuid"],
]);

/** What carries a scope of ours is marked `key⟨…⟩`, `status⟨…⟩` or `uuid⟨…⟩`. What is not marked carries none. */
const cases: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "keys at the top level",
    [
      "key⟨name⟩: Spring",
      "key⟨name⟩:",
      "key⟨name⟩ : Spring",
      "key⟨name⟩: a\r\nkey⟨timezone⟩: UTC\r\n",
      '"key⟨name⟩": a\n\'key⟨company⟩\': b\n"key⟨status⟩" : c',
      "&a key⟨name⟩: a\n!!str key⟨timezone⟩: b\n&b !!str key⟨workflow⟩: c",
      "---\nkey⟨name⟩: a\n...\n",
      "%YAML 1.2\n---\nkey⟨name⟩: a",
      "# name: a\n\nkey⟨name⟩: a # name: b\n# name: c\nkey⟨timezone⟩: UTC",
      "  key⟨name⟩: a\n  key⟨company⟩: b\n",
      "key⟨description⟩: |\n  name: a\nkey⟨name⟩: b",
      "key⟨description⟩: >-\n\n  a\n\nkey⟨name⟩: b",
      'key⟨description⟩: "a\n  b"\nkey⟨name⟩: b',
      "key⟨sender_identity_ids⟩:\n- a\nkey⟨name⟩: b",
    ],
  ],
  [
    "keys of a flow mapping at the top level",
    [
      "{key⟨name⟩: x}",
      "{ key⟨name⟩: x, \"key⟨company⟩\": y, 'key⟨status⟩':z }",
      "{\nkey⟨name⟩: x,\n  key⟨company⟩: y,\n}",
      "--- {key⟨name⟩: x}",
    ],
  ],
  [
    "no other key, and no key elsewhere",
    [
      "nope: a",
      "names: a\nname2: b\nmy name: c\nname x: d\nNAME: e\nname-x: f\nname.x: g",
      '"names": a\n"my name": b\n\'name\'\'\': c\n"name\'x": d\nname"x: e\nname, company: f',
      "name",
      "name:x",
      "key⟨name⟩: name",
      "? name\n: x",
      '? "name"\n: x',
      "? name: x\n: y",
      "? - name: x\n",
      "- name: a\n  company: b",
      "-\n  name: a",
      "- [name: a]",
      "{name: x}: y",
      "[name: x]: y",
      "[name: x]",
      "[{name: x}]",
      "{key⟨allowed_windows⟩: {name: a}, x: [name: b, {name: c}], ? {name: d}}",
      "key⟨allowed_windows⟩:\n  name: a\n  status: draft\n  more:\n    name: b\n  'name': c\n  \"id\": d\n",
      "key⟨allowed_windows⟩:\n  - name: a\n    company: b\n  - - name: c\n",
      "key⟨allowed_windows⟩: {name: a, 'name': b, \"name\": {name: c}}",
      "key⟨allowed_windows⟩: [{name: a}, name: b]",
      "key⟨allowed_windows⟩:\n  ? name\n  : b\n",
      "key⟨description⟩: name\n  name\n  company",
    ],
  ],
  [
    "the values of status",
    [
      ...["draft", "active", "paused", "completed", "cancelled"].map(
        (value) => `key⟨status⟩: status⟨${value}⟩`,
      ),
      "key⟨status⟩: \"status⟨draft⟩\"\nkey⟨name⟩: 'draft'",
      "'key⟨status⟩':   'status⟨draft⟩'",
      '"key⟨status⟩": status⟨draft⟩ # draft\nkey⟨name⟩: a',
      "&a key⟨status⟩: &b !!str status⟨draft⟩",
      "  key⟨status⟩ : status⟨draft⟩  ",
      "{key⟨status⟩: status⟨draft⟩}",
      '{key⟨name⟩: a, key⟨status⟩: \'status⟨draft⟩\', "key⟨company⟩": draft, "key⟨status⟩":"status⟨active⟩"}',
    ],
  ],
  [
    "no other value of status, and no status elsewhere",
    [
      "key⟨status⟩: Draft",
      "key⟨status⟩: drafts\n",
      "key⟨status⟩: draft it\n",
      "key⟨status⟩: draft, active\n",
      "key⟨status⟩: 'draft '\n",
      "key⟨status⟩: \"draft''\"\n",
      "key⟨status⟩: draft#\n",
      "key⟨status⟩: [draft]\n",
      "key⟨status⟩:\n  - draft\n",
      "key⟨status⟩: |\n  draft\n",
      "key⟨name⟩: draft",
      "x_status: draft\nstatus_x: draft",
      'key⟨description⟩: "status: draft"\nkey⟨name⟩: >\n  status: draft\n',
      'key⟨description⟩: "a\n  status: draft"\n',
      "key⟨description⟩: a\n  status: draft\n",
      "# status: draft",
      "key⟨allowed_windows⟩: {status: draft}\n",
      "key⟨allowed_windows⟩:\n  status: draft\n  x: {'status': 'draft'}\n",
      "{key⟨allowed_windows⟩: {status: draft}}",
    ],
  ],
  [
    "UUIDs as values",
    [
      `key⟨id⟩: uuid⟨${uuid}⟩ # api.example.com`,
      `key⟨company⟩: "uuid⟨${uuid}⟩"\nkey⟨workflow⟩: 'uuid⟨${uuid}⟩'\r\n`,
      `key⟨company⟩: uuid⟨${uuid.toUpperCase()}⟩`,
      `key⟨company⟩: &c !!str uuid⟨${uuid}⟩`,
      `key⟨company⟩:\n  uuid⟨${uuid}⟩\n`,
      `key⟨company⟩:\n  # why\n  "uuid⟨${uuid}⟩"\n`,
      `nope: uuid⟨${uuid}⟩`,
      `key⟨sender_identity_ids⟩:\n- uuid⟨${uuid}⟩\n- 'uuid⟨${uuid}⟩' # a\n- "uuid⟨${uuid}⟩"`,
      `key⟨sender_identity_ids⟩:\n  - uuid⟨${uuid}⟩   \n  -\n    uuid⟨${uuid}⟩`,
      `key⟨sender_identity_ids⟩: [uuid⟨${uuid}⟩, 'uuid⟨${uuid}⟩',"uuid⟨${uuid}⟩" ]`,
      `key⟨sender_identity_ids⟩: [\n  uuid⟨${uuid}⟩,\n  uuid⟨${uuid}⟩ # a\n]`,
      `{key⟨company⟩: uuid⟨${uuid}⟩, key⟨id⟩: 'uuid⟨${uuid}⟩', key⟨sender_identity_ids⟩: [uuid⟨${uuid}⟩]}`,
    ],
  ],
  [
    "no UUID elsewhere",
    [
      `# ${uuid}`,
      `${uuid}: a`,
      `"${uuid}": a`,
      uuid,
      `key⟨company⟩: ${uuid}a\n`,
      `key⟨company⟩: ${uuid}-${uuid}\n`,
      `key⟨company⟩: ${uuid.replaceAll("-", "")}\n`,
      `key⟨company⟩: {${uuid}}\n`,
      `key⟨sender_identity_ids⟩: [${uuid}a, ${uuid}-, "${uuid}a", ${uuid} a]\n`,
      `key⟨description⟩: see ${uuid}\n`,
      `key⟨description⟩: ${uuid}, say\n`,
      `key⟨description⟩: "see ${uuid}"\nkey⟨name⟩: '${uuid} x'\n`,
      `key⟨description⟩: "\\"${uuid}"\nkey⟨name⟩: '''${uuid}'\n`,
      `key⟨description⟩: |\n  ${uuid}\n  company: ${uuid}\n`,
      `key⟨description⟩: >-\n  - "${uuid}"\n`,
      `key⟨description⟩: "a\n  ${uuid}"\n`,
      `key⟨description⟩: 'a\n  ${uuid}'\n`,
      `key⟨description⟩: "${uuid}\n  a"\n`,
      `key⟨description⟩: a\n  ${uuid}\n`,
      `{key⟨name⟩: "a\n${uuid}", key⟨description⟩: a\n${uuid}}`,
      `key⟨allowed_windows⟩:\n  id: ${uuid}\n  - ${uuid}\n`,
      `key⟨allowed_windows⟩:\n  - id: ${uuid}\n    more: ["${uuid}"]\n`,
      `key⟨allowed_windows⟩: {id: ${uuid}, more: ["${uuid}", {a: '${uuid}'}]}\n`,
      `key⟨allowed_windows⟩: [a: ${uuid}]\n`,
      `{key⟨allowed_windows⟩: [a: ${uuid}, {"${uuid}": a}, "${uuid}": b]}`,
      `key⟨allowed_windows⟩: ["${uuid}": a]\n`,
      `{key⟨allowed_windows⟩: {id: ${uuid}, more: ["${uuid}"]}}`,
    ],
  ],
]);

describe("the grammar", () => {
  let campaign: IGrammar;
  let yaml: IGrammar;

  before(async () => {
    const registry = await createRegistry();
    campaign = await loadGrammar(registry, "source.outbox-campaign");
    yaml = await loadGrammar(registry, "source.yaml");
  });

  for (const [what, texts] of cases) {
    describe(`marks ${what}`, () => {
      for (const marked of texts) {
        it(JSON.stringify(marked), () => {
          const text = withoutMarks(marked);
          assert.equal(withMarks(tokenize(campaign, text)), marked.replaceAll("\r\n", "\n"));
          assert.deepEqual(withoutOurs(tokenize(campaign, text)), joined(tokenize(yaml, text)));
        });
      }
    });
  }

  it("leaves every other scope as plain YAML has it, whatever is written", () => {
    const pieces = [...cases.values()]
      .flat()
      .flatMap((text) => withoutMarks(text).split(/(?<=\n)|(?<=[:,]) /));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces, "\n", "  ", "- ", "{", "}", '"'), { maxLength: 30 }),
        (parts) => {
          const text = parts.join("");
          assert.deepEqual(withoutOurs(tokenize(campaign, text)), joined(tokenize(yaml, text)));
        },
      ),
      { numRuns: 500 },
    );
  });
});

function withoutMarks(marked: string): string {
  return marked.replaceAll(/\w+⟨(.*?)⟩/g, "$1");
}

function withMarks(lines: readonly Token[][]): string {
  return lines.map((line) => line.map(mark).join("")).join("\n");
}

function mark({ text, scopes }: Token): string {
  const words = scopes
    .slice(1)
    .filter((scope) => scope.endsWith(".outbox-campaign"))
    .map((scope) => ours.get(scope) ?? scope);
  return words.length > 0 ? `${words.join("+")}⟨${text}⟩` : text;
}

/** The tokens as plain YAML would have them, if we only added scopes. */
function withoutOurs(lines: readonly Token[][]): Token[][] {
  const plain = lines.map((line) =>
    line.map(({ text, scopes }) => ({
      text,
      scopes: scopes.slice(1).filter((scope) => !scope.endsWith(".outbox-campaign")),
    })),
  );
  return joined(plain);
}

/** Neighbours with the same scopes as one token. */
function joined(lines: readonly Token[][]): Token[][] {
  return lines.map((line) => {
    const tokens: Token[] = [];
    for (const token of line) {
      const last = tokens.at(-1);
      if (last && String(last.scopes) === String(token.scopes)) {
        tokens[tokens.length - 1] = { ...last, text: last.text + token.text };
      } else {
        tokens.push(token);
      }
    }
    return tokens;
  });
}
