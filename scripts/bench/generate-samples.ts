import { createHash } from "node:crypto";

/** A generated campaign file to measure with. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  /** The lines, from 0, where a mistake was put in. */
  readonly mistakes: readonly number[];
}

/** The words a keystroke changes; every sample has them, all in small letters. */
const typed = "three emails to everyone who asked for a quote last spring";

/** A value every sample has, and what makes it a mistake. */
const spoilable = { right: "stop_on_reply: true", wrong: "stop_on_reply: maybe" };

/** A short valid file, an ordinary file with two mistakes, one with many senders, and one of a megabyte. */
export function generateSamples(): Sample[] {
  return [
    sample("15 lines, valid", [
      ...head("draft", "timezone"),
      `description: ${typed}`,
      ...tail(),
      ...senders(3),
      "allowed_windows: weekdays",
    ]),
    sample("40 lines, two mistakes", [
      ...head("live", "time_zone"),
      ...notes(9),
      ...tail(),
      ...senders(12),
      ...windows(2),
    ]),
    sample("2,000 senders", [
      ...head("draft", "timezone"),
      ...notes(9),
      ...tail(),
      ...senders(2000),
      ...windows(2),
    ]),
    // About a third each of running text, of senders and of nested mappings: 1 MB in all.
    sample("1 MB", [
      ...head("draft", "timezone"),
      ...notes(6000),
      ...tail(),
      ...senders(8400),
      ...windows(3620),
    ]),
  ];
}

/** The text of a sample with one letter typed over: another one for each round, up to 1,500. */
export function typeOver(text: string, round: number): string {
  const place = text.indexOf(typed) + Math.floor(round / 26);
  const letter = String.fromCharCode("A".charCodeAt(0) + (round % 26));
  // Joined, because a concatenated string is only put together by the first who reads it.
  return [text.slice(0, place), letter, text.slice(place + 1)].join("");
}

/** The sample with one more mistake. */
export function spoil({ name, text, mistakes }: Sample): Sample {
  const line = text.slice(0, text.indexOf(spoilable.right)).split("\n").length - 1;
  return {
    name: `${name}, spoiled`,
    text: text.replace(spoilable.right, spoilable.wrong),
    mistakes: [...mistakes, line].sort((one, other) => one - other),
  };
}

function sample(name: string, lines: readonly string[]): Sample {
  const mistakes = lines.flatMap((line, index) => (/^(?:status: live|time_zone:)/.test(line) ? [index] : []));
  return { name, text: `${lines.join("\n")}\n`, mistakes };
}

function head(status: string, zoneKey: string): string[] {
  return [
    "# Reviewed with the client",
    "name: Spring launch",
    `company: ${uuid("company")}`,
    `status: ${status}`,
    `${zoneKey}: Europe/Berlin`,
  ];
}

function notes(lines: number): string[] {
  const more = "  then a reminder after a week, and a last one after two.";
  return ["description: |", `  ${typed}`, ...Array<string>(lines - 2).fill(more)];
}

function tail(): string[] {
  return [
    spoilable.right,
    `workflow: ${uuid("workflow")}`,
    `responder_agent: ${uuid("agent")} # answers at night`,
    'created_at: "2026-03-01T09:00:00Z"',
  ];
}

function senders(count: number): string[] {
  return [
    "sender_identity_ids:",
    ...Array.from({ length: count }, (_, index) => `  - ${uuid(`sender ${index}`)}`),
  ];
}

/** Windows of four lines each, in no form Outbox is known to take: none is documented. */
function windows(count: number): string[] {
  return [
    "allowed_windows:",
    ...Array.from({ length: count }, (_, index) => [
      `  - day: ${index}`,
      '    from: "09:00"',
      '    to: "17:30"',
      "    except: [2026-12-24, 2026-12-31]",
    ]).flat(),
  ];
}

/** The same UUID for the same name in every run. */
function uuid(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}
