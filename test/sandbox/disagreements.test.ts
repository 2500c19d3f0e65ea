import assert from "node:assert/strict";
import { findProblems, hasErrors, readCampaign } from "../../src/campaign/index.ts";
import { postCampaign, smallest } from "./post-campaign.ts";
import { startSandbox, unknownId } from "./start-sandbox.ts";

// Every input on which the check in the editor and the sandbox's API disagree, and why. Two sources are named:
// "Page" is Outbox's reference page; "Stock" is Django REST Framework 3.14 as it comes, measured. Nobody has measured
// Outbox itself: where a group leans on Stock alone, Outbox may turn out to side with the editor.

const uuid = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
const upperCase = uuid.toUpperCase();
const undashed = uuid.replaceAll("-", "");
const oddlyDashed = `${undashed.slice(0, 4)}-${undashed.slice(4)}`;
const otherUuids = [undashed, oddlyDashed, `urn:uuid:${uuid}`, `{${uuid}}`];
const allowedIds: readonly unknown[] = [uuid, upperCase, unknownId, "", null];
const numbers = [0, 1, 2.5, -1, 2024, 2 ** 53];
const switches = ["yes", "no", "on", "off", "y", "t", "true", "True", "false", "0", "1"];
const nestedTooDeep: unknown = JSON.parse("[".repeat(101) + "]".repeat(101));
const laxDateTimes = [
  ...["2026-03-01 09:00:00Z", "2026-03-01T09:00Z", "2026-3-1T9:00:00Z", "2026-03-01T09:00:00,5Z"],
  ...["+0200", "+02", "+02:75", "Z\n"].map((offset) => `2026-03-01T09:00:00${offset}`),
];
const yearsOutOfRange = ["0000-03-01T09:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-01:00"];

/** What every key is tried with, beside being absent. */
const values: readonly unknown[] = [
  ...[null, true, false, ...numbers],
  ...["", " ", "\u001f", "\u0085", "\ufeff", "a\u0000b", "\ud800", "a\nb", " a ", "null", "~"],
  ...[...switches, "yEs", "2", "2024"],
  ...["draft", "active", "paused", "completed", "cancelled", "live", "Draft", " draft"],
  ...[uuid, upperCase, ...otherUuids, ` ${uuid}`, unknownId, "nope"],
  ...[uuid, upperCase, ...otherUuids, ` ${uuid}`, unknownId, "nope", "", null, 5, 2.5, true].map((id) => [
    id,
  ]),
  ...[[], [uuid, uuid], [uuid, "nope"], [[]], [{}], nestedTooDeep],
  ...[{}, { a: 1 }, { [uuid]: 1 }, { "<<": 1 }],
  ...["a".repeat(64), "a".repeat(65), "a".repeat(255), "a".repeat(256)],
  ...[` ${"a".repeat(64)}`, ` ${"a".repeat(255)}`, "😀".repeat(255), "😀".repeat(256)],
  ...["Europe/Berlin", "europe/berlin", "EST5EDT", "UTC", "+02:00", "Mars/Olympus"],
  ...["2026-03-01T09:00:00Z", "2026-03-01T09:00:00+02:00", "2026-03-01T09:00:00+23:59"],
  ...["2026-03-01", "2026-03-01T09:00:00", "2026-03-01t09:00:00z", "2026-03-01T09:00:00z", ...laxDateTimes],
  ...["2026-03-01T09:00:00.123456789012Z", "2026-03-01T09:00:00.1234567890123Z"],
  ...["2026-03-01T09:00:00+24:00", "2026-02-30T09:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01T09:00:60Z"],
  ...yearsOutOfRange,
];

/** The keys a request may set (Page). The senders are tried twice: the page does not say what they are on the server. */
const asRelation = "sender_identity_ids, as a relation";
const relations = ["workflow", "created_by", "responder_agent"];
const texts = ["name", "description", "timezone"];
const booleans = ["stop_on_reply", "is_deleted"];
const requestFields = [
  ...[...texts, "company", "sender_identity_ids", asRelation, "status", "allowed_windows"],
  ...[...booleans, "created_at", ...relations],
];
const readOnly = "steps sender_identities sent_count unique_opens unique_clicks replies updated_at".split(
  " ",
);
const unknown = ["subject", "Name", "__proto__", "<<", ""];

type Verdict = "accept" | "refuse";

/** Keys, and the values that each of them is disputed with. */
type Inputs = readonly [keys: readonly string[], values: readonly unknown[]];

/** Inputs on which the two disagree for one reason. */
interface Disagreement {
  readonly why: string;
  readonly inputs: readonly Inputs[];
}

const weRefuse: readonly Disagreement[] = [
  {
    why: "Stock: unknown and read-only keys are dropped in silence with a 201; the author would believe they were sent, so we refuse them",
    inputs: [[[...readOnly, ...unknown], values]],
  },
  {
    why: "Page: `id` is read-only, and Stock drops it; in the file it says what was created, so it is a UUID or still empty",
    inputs: [[["id"], values.filter((value) => !allowedIds.includes(value))]],
  },
  {
    why: "Stock: a number for a text is turned into text; the file says something else than what is stored, so we refuse it",
    inputs: [[texts, numbers]],
  },
  {
    why: "Stock: the API trims a text before it counts; the page limits the text as it is sent, and so do we",
    inputs: [
      [["name"], [` ${"a".repeat(255)}`]],
      [["timezone"], [` ${"a".repeat(64)}`]],
    ],
  },
  {
    why: "Stock: a byte order mark is no space to Python; a name of nothing else cannot be seen, so we refuse it as blank",
    inputs: [[["name"], ["\ufeff"]]],
  },
  {
    why: "Stock: a boolean may be written as 0, 1 or a word; to a YAML reader these are numbers and texts, so we ask for true or false",
    inputs: [[booleans, [0, 1, ...switches]]],
  },
  {
    why: "Stock: a UUID may have its dashes anywhere or nowhere, braces or `urn:uuid:`; the page says uuid, so we ask for the dashed form",
    inputs: [
      [["company", ...relations], otherUuids],
      [["sender_identity_ids", asRelation], otherUuids.map((id) => [id])],
    ],
  },
  {
    why: "Stock: an empty text for a relation that may be null is stored as null; the page says uuid or null, so we ask for null",
    inputs: [[relations, [""]]],
  },
  {
    why: "Stock: a plain list of UUIDs reads a number or boolean as the UUID with that value; no author means that",
    inputs: [[["sender_identity_ids"], [[5], [true]]]],
  },
  {
    why: "Stock: a relation takes the keys of an object for its items; the page says a list",
    inputs: [[[asRelation], [{}, { [uuid]: 1 }]]],
  },
  {
    why: "Stock: any JSON is stored as it comes; we refuse what may not mean in YAML or JavaScript what is written: whole numbers from 2^53, `<<`, and nesting beyond our limit of 100",
    inputs: [[["allowed_windows"], [2 ** 53, { "<<": 1 }, nestedTooDeep]]],
  },
  {
    why: "Stock: a time without an offset is read in a zone that the server chooses; the file does not say which, so we ask for an offset",
    inputs: [[["created_at"], ["2026-03-01T09:00:00"]]],
  },
  {
    why: "Stock: Django reads more than RFC 3339 (a space for `T`, no seconds, single digits, a decimal comma, short offsets or 75 minutes, a line feed); the page says date-time, so we ask for RFC 3339",
    inputs: [[["created_at"], laxDateTimes]],
  },
];

const theyRefuse: readonly Disagreement[] = [
  {
    why: "Stock: U+001F and U+0085 are spaces to Python, so the name is blank; to JavaScript they are not",
    inputs: [[["name"], ["\u001f", "\u0085"]]],
  },
  {
    why: "Stock: a text may hold no null character and no half of a surrogate pair; the page has no such limit",
    inputs: [[texts, ["a\u0000b", "\ud800"]]],
  },
  {
    why: 'Stock: `Invalid pk "…" - object does not exist.`; which ids there are only the server knows',
    inputs: [
      [["company", ...relations], [unknownId]],
      [[asRelation], [[unknownId]]],
    ],
  },
  {
    why: "Page: `allowed_windows` is any JSON, null included; Stock: null is refused where the field is not declared to take it",
    inputs: [[["allowed_windows"], [null]]],
  },
  {
    why: "Stock: Django reads at most twelve decimals of a second; RFC 3339 sets no limit",
    inputs: [[["created_at"], ["2026-03-01T09:00:00.1234567890123Z"]]],
  },
  {
    why: "Stock: Python has the years 1 to 9999, counted in UTC; RFC 3339 has the year 0, and does not look at UTC",
    inputs: [[["created_at"], yearsOutOfRange]],
  },
];

/** One input and both verdicts on it. */
interface Judged {
  readonly key: string;
  readonly input: string;
  readonly ours: Verdict;
  readonly theirs: Verdict;
}

describe("our check and the sandbox's API", () => {
  let judged: readonly Judged[];
  before(async function () {
    this.timeout(60_000);
    const keys = [...requestFields, "id", ...readOnly, ...unknown];
    const plain = keys.filter((key) => key !== asRelation);
    judged = [...(await judgeAll(plain, "list")), ...(await judgeAll([asRelation], "relation"))];
  });

  it("disagree on exactly the explained inputs, each explained once", () => {
    const found = judged.filter(({ ours, theirs }) => ours !== theirs).map(describeJudged);
    const explained = [...expand("refuse", weRefuse), ...expand("accept", theyRefuse)];
    assert.deepEqual(
      {
        unexplained: found.filter((input) => !explained.includes(input)),
        vanished: explained.filter((input) => !found.includes(input)),
        explainedTwice: explained.filter((input, index) => explained.indexOf(input) !== index),
      },
      { unexplained: [], vanished: [], explainedTwice: [] },
    );
  });

  for (const field of requestFields) {
    it(`agree on good and on bad values of ${field}`, () => {
      const agreed = judged.filter(({ key, ours, theirs }) => key === field && ours === theirs);
      const verdicts = new Set(agreed.map(({ ours }) => ours));
      // No value is beyond "any JSON": there is nothing that both could refuse.
      assert.deepEqual([...verdicts].sort(), field === "allowed_windows" ? ["accept"] : ["accept", "refuse"]);
    });
  }
});

async function judgeAll(keys: readonly string[], senders: "list" | "relation"): Promise<Judged[]> {
  const sandbox = await startSandbox({ senders });
  const judged: Judged[] = [];
  try {
    for (const key of keys) {
      for (const value of [undefined, ...values]) {
        const text = campaignWith(key, value);
        sandbox.reset();
        const { status } = await postCampaign(sandbox, text);
        assert.ok(status === 201 || status === 400, `${status} for ${text}`);
        const ours = hasErrors(findProblems(readCampaign(text))) ? "refuse" : "accept";
        judged.push({ key, input: show(value), ours, theirs: status === 201 ? "accept" : "refuse" });
      }
    }
  } finally {
    await sandbox.stop();
  }
  return judged;
}

/** A campaign that is right but for this key, as JSON: that is YAML too. Without a value the key is not there. */
function campaignWith(key: string, value: unknown): string {
  const name = key === asRelation ? "sender_identity_ids" : key;
  const members = new Map<string, unknown>(Object.entries(smallest)).set(name, value);
  return JSON.stringify(Object.fromEntries(members));
}

function expand(ours: Verdict, disagreements: readonly Disagreement[]): string[] {
  const theirs = ours === "accept" ? "refuse" : "accept";
  return disagreements
    .flatMap(({ inputs }) => inputs)
    .flatMap(([keys, disputed]) => keys.flatMap((key) => disputed.map((value) => ({ key, value }))))
    .map(({ key, value }) => describeJudged({ key, input: show(value), ours, theirs }));
}

function describeJudged({ key, input, ours, theirs }: Judged): string {
  return `${key}: ${input} -> ${ours} / ${theirs}`;
}

/** The value as JSON, long runs shortened to `a{255}`. */
function show(value: unknown): string {
  if (value === undefined) return "absent";
  return JSON.stringify(value).replace(
    /(.)\1{19,}/gu,
    (run, character) => `${character}{${[...run].length}}`,
  );
}
