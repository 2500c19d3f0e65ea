import { exampleId, type RuleText } from "./rule-text.ts";

/** The texts of the rules that do not keep a campaign from being created. */
export const adviceTexts = {
  "unknown-timezone": {
    summary: "The time zone is not a name that is known.",
    about:
      "Time zones are written as a region and a city, such as `Europe/Berlin`: Outbox's documentation uses such names. They follow daylight saving time; an offset such as `+02:00` does not. It is a warning and no error, because what Outbox takes may be more than your machine knows.",
    examples: [
      { text: "timezone: Europe/Berln\n" },
      { text: "timezone: New York\n" },
      { text: "timezone: europe/berlin\n" },
      { text: 'timezone: "+02:00"\n' },
    ],
  },
  "old-timezone": {
    summary: "The time zone is an abbreviation, and may be another one than is meant.",
    about:
      "`EST` and `MST` are valid names of an hour that never changes. In summer the clocks of New York and Denver show another one. Other abbreviations, such as `PST`, are known to some machines only. Whoever wants the time there writes the city.",
    examples: [{ text: "timezone: EST\n" }, { text: "timezone: PST\n" }],
  },
  "duplicate-sender": {
    summary: "A sender is in the list twice.",
    about:
      "Outbox's reference page says that it picks among the senders at random. What it makes of one that is listed twice is not documented: it may be picked more often, or be refused. Mostly the second was meant to be another one.",
    examples: [{ text: `sender_identity_ids:\n  - ${exampleId}\n  - ${exampleId} # Anna\n` }],
  },
  "no-senders": {
    summary: "A campaign that is not a draft has no senders.",
    about:
      "`sender_identity_ids` may be left out, says Outbox's reference page. What a campaign does that is active and has no senders is not documented. If you did not mean that, list them, or create the campaign as a draft.",
    examples: [{ text: "status: active\n" }],
  },
  "deleted-campaign": {
    summary: "The campaign would be created as one that is deleted.",
    about:
      "`is_deleted` is among the keys that Outbox's reference page takes. With `true` you get a campaign that is already deleted, which is hardly ever what anybody wants.",
    examples: [{ text: "is_deleted: true\n" }],
  },
  "hidden-text": {
    summary: "A part of the text is left out: YAML takes it for something else.",
    about:
      "In YAML ` #` begins a comment, and a word that begins with `&` gives the value a name. What you see in the file is then more than what is sent. If it is part of the text, put quotes around all of it.",
    examples: [{ text: "description: Sale #1 of three\n" }, { text: "description: &Friends only\n" }],
  },
  "null-windows": {
    summary: "`allowed_windows` is there without a value.",
    about:
      "An empty value is sent as null. What Outbox makes of null here is documented nowhere: it could mean always, never, or be refused. Leave the key out if you have nothing to say.",
    examples: [{ text: "allowed_windows:\n" }],
  },
  "outer-spaces": {
    summary: "The name begins or ends with spaces or line breaks.",
    about:
      "They cannot be seen, and two names that look the same can be different. What Outbox does with them is not documented; services of its kind mostly remove them.",
    examples: [{ text: `name: " Spring launch "\ncompany: ${exampleId}\n`, isWhole: true }],
  },
  "curly-quotes": {
    summary: "Curly quotes stand around the text, and are part of it.",
    about:
      "Word processors and chat programs turn straight quotes into curly ones. YAML knows only the straight ones: the curly ones are sent along as a part of the text.",
    examples: [{ text: "description: “Three emails”\n" }],
  },
  "ambiguous-text": {
    summary: "Other programs may read this text as something else.",
    about:
      "Here, in YAML 1.2, `no` and `2026-03-01` are text, and they are sent as text. Programs that read the older YAML 1.1 take them for false and for a date. Quotes make it text to all of them.",
    examples: [{ text: `name: 2026-03-01\ncompany: ${exampleId}\n`, isWhole: true }],
  },
  "server-rejected": {
    summary: "Outbox refused this value in the last try.",
    about:
      "Outbox was asked to create the campaign, and answered that it would not: nothing was created. Its words stand on the value they are about, or on the first key where they are about no value of the file. The problem does not keep you from trying again, since the cause may be elsewhere: a sender may have to be made in Outbox first, say. It goes when you edit the value, and with the next try.",
    examples: [
      {
        text: `sender_identity_ids:\n  - ${exampleId}\n`,
        answer: [
          {
            path: ["sender_identity_ids"],
            message: `Invalid pk "${exampleId}" - object does not exist.`,
          },
        ],
      },
    ],
  },
} as const satisfies Record<string, RuleText>;
