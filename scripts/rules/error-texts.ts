import { exampleId, type RuleText, requiredLines } from "./rule-text.ts";

const otherId = "11111111-2222-4333-8444-555555555555";

/** `users: [x, x, …]`, then each line the one above so many times: 20, 400, 8,000, 160,000 and twice that. */
const manyUsers = ["x", "*a", "*b", "*c"].map(
  (item, row) => `  - &${"abcd".charAt(row)} [${Array(20).fill(item).join(", ")}]\n`,
);

/** The texts of the rules that keep a campaign from being created. */
export const errorTexts = {
  "yaml-syntax": {
    summary: "The line cannot be read.",
    about:
      "Campaign files are written in YAML: lines of `key: value`, lists with `- `, and spaces, never tabs, at the beginning of a line. Where a line breaks these rules, nobody can tell for sure what it means, so nothing is sent. The other lines are still checked.",
    examples: [
      { text: "description:Three emails\n" },
      { text: "description: {{first_name}}, hello!\n" },
      { text: 'description: "Three emails\n' },
      { text: `sender_identity_ids:\n\t- ${exampleId}\n` },
      { text: "  status: draft\n" },
      { text: `%SPRING\n---\n${requiredLines}`, isWhole: true },
    ],
  },
  "merge-conflict": {
    summary: "Git left two versions of the same lines.",
    about:
      "Two people changed the same lines, and git could not tell whose to keep: it left both in the file, between marks of its own. Keep one version and delete the marks. Where both versions have an `id`, both campaigns exist in Outbox, so neither id should get lost.",
    examples: [
      { text: "<<<<<<< HEAD\nstatus: draft\n=======\nstatus: paused\n>>>>>>> spring\n" },
      { text: `<<<<<<< HEAD\nid: ${exampleId}\n=======\nid: ${otherId}\n>>>>>>> spring\n` },
    ],
  },
  "multiple-documents": {
    summary: "A line `---` begins a second document.",
    about:
      "In YAML a line with `---` ends one document and begins the next. A file holds one campaign, and what stands behind the line would not be sent. Move it to a file of its own, or delete the line.",
    examples: [{ text: "---\nname: Summer launch\n" }],
  },
  "not-a-mapping": {
    summary: "The file is not made of lines `key: value`.",
    about:
      "A campaign is a number of named values, such as `name: Spring launch`. This file holds something else, a list or plain text, so there is nothing to make a campaign of.",
    examples: [{ text: "Spring launch\n", isWhole: true }],
  },
  "missing-key": {
    summary: "A key that every campaign needs is not there.",
    about:
      "Outbox's reference page calls `name` and `company` required: without them it creates no campaign. The fix writes the line and puts the cursor where its value goes.",
    examples: [{ text: `company: ${exampleId}\nstatus: draft\n`, isWhole: true }],
  },
  "unknown-key": {
    summary: "Campaigns have no key of this name.",
    about:
      "The key is not among those on Outbox's reference page; mostly it is a slip of the keyboard. What Outbox does with such a key is not documented. Many services ignore it without a word, and you would believe that it was set, so it is refused here.",
    examples: [{ text: "time_zone: Europe/Berlin\n" }, { text: "budget: 500\n" }],
  },
  "read-only-key": {
    summary: "Only Outbox's answers have this key.",
    about:
      "Outbox's reference page lists this key among what Outbox answers, and not among what it takes. What it does when the key is sent is not documented. Many services ignore it without a word, and you would believe that it was set, so it is refused here.",
    examples: [{ text: "steps: []\n" }],
  },
  "duplicate-key": {
    summary: "The same key stands in the file twice.",
    about:
      "A key can have one value. Of two, most programs would keep the last and drop the other without a word. Where both are an `id`, two campaigns exist in Outbox: keep both ids, one of them in a comment.",
    examples: [{ text: "status: draft\nstatus: paused\n" }, { text: `id: ${exampleId}\nid: ${otherId}\n` }],
  },
  "wrong-type": {
    summary: "The value is of another kind than the key takes: a number for a text, say.",
    about:
      "Each key takes one kind of value: text, true or false, or a list. `2026` is a number to YAML and `yes` is text, whatever was meant. Outbox might convert it, or refuse the campaign: that is not documented. Under `allowed_windows`, which may hold anything, it means a value that cannot be sent as it is written.",
    examples: [
      { text: "description: 2026\n" },
      { text: "stop_on_reply: yes\n" },
      { text: `sender_identity_ids: ${exampleId}\n` },
      { text: "allowed_windows:\n  most: .inf\n" },
    ],
  },
  "invalid-value": {
    summary: "The value is not one of those the key takes.",
    about:
      "`status` takes the five words on Outbox's reference page, in lower case: `draft`, `active`, `paused`, `completed` and `cancelled`. What Outbox does at once with another status than `draft` is not documented: treat those as able to send real email.",
    examples: [{ text: "status: Drfat\n" }, { text: "status: live\n" }],
  },
  "invalid-format": {
    summary: "An id, or a date and time, is not written the way it must be.",
    about:
      "An id has 32 digits and letters from a to f, in five groups with dashes between them. A date and time has the form `2026-03-01T09:00:00Z`: `Z`, or an offset such as `+02:00`, says which place's clock is meant. Outbox's reference page asks for these forms; whether it takes others is not documented.",
    examples: [
      { text: `workflow: urn:uuid:${exampleId}\n` },
      { text: "workflow: welcome\n" },
      { text: "created_at: 2026-03-01 09:00\n" },
    ],
  },
  "too-long": {
    summary: "The text has more characters than Outbox takes.",
    about:
      "Outbox's reference page sets a limit: 255 characters for `name`, 64 for `timezone`. The message says how many there are.",
    examples: [{ text: "timezone: Europe/Berlin, or wherever those who get this campaign happen to live\n" }],
  },
  "too-short": {
    summary: "The name is empty, or only spaces.",
    about:
      "Outbox's reference page asks for a `name` of at least one character. A name of nothing but spaces is refused as well: nobody could find the campaign by it.",
    examples: [{ text: `name: ""\ncompany: ${exampleId}\n`, isWhole: true }],
  },
  "alias-expansion": {
    summary: "Values that repeat others come to far too much.",
    about:
      "In YAML `&a` gives a value a name, and `*a` repeats it. A few lines that repeat one another can come to millions of values, which no campaign needs. The limits are 200,000 values and 100 levels.",
    examples: [{ text: `allowed_windows:\n${manyUsers.join("")}  - *d\n` }],
  },
} as const satisfies Record<string, RuleText>;
