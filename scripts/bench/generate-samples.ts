import { makeId } from "./make-id.ts";

/** A generated campaign file to measure with. */
export interface Sample {
  readonly name: string;
  readonly text: string;
}

/** The lines that are mistakes: in the samples, and among those that are typed. */
const mistake = /^(?:status: live|time_zone:|stop_on_reply: maybe)/;

/** An ordinary file, and two that show how the times grow. Each has two mistakes. */
export const samples = {
  /** As people write them. */
  typical: sample("40 lines", { notes: 9, senders: 12 }),
  /** 2,000 senders, and 200 KB of text. */
  large: sample("large", { notes: 3650, senders: 2000 }),
  /** 20,000 senders, and as much text as makes it 1 MB. */
  huge: sample("1 MB", { notes: 3250, senders: 20_000 }),
} as const;

/** The lines, from 0, of the mistakes in a sample, whatever whole lines were typed into it. */
export function findMistakes(text: string): number[] {
  return text.split("\n").flatMap((line, index) => (mistake.test(line) ? [index] : []));
}

function sample(name: string, { notes, senders }: { notes: number; senders: number }): Sample {
  const lines = [
    "# Reviewed with the client",
    "name: Spring launch",
    `company: ${makeId("company")}`,
    "status: live",
    "time_zone: Europe/Berlin",
    "description: |",
    ...Array.from(
      { length: notes },
      (_, index) => `  ${index + 1}. A reminder after a week, a last one after two.`,
    ),
    `workflow: ${makeId("workflow")}`,
    `responder_agent: ${makeId("agent")} # answers at night`,
    'created_at: "2026-03-01T09:00:00Z"',
    "sender_identity_ids:",
    ...Array.from({ length: senders }, (_, index) => `  - ${makeId(`sender ${index}`)}`),
    ...windows(),
  ];
  return { name, text: `${lines.join("\n")}\n` };
}

/** Two windows, in no form Outbox is known to take: none is documented. */
function windows(): string[] {
  return [
    "allowed_windows:",
    ...[1, 2].flatMap((day) => [
      `  - day: ${day}`,
      '    from: "09:00"',
      '    to: "17:30"',
      "    except: [2026-12-24, 2026-12-31]",
    ]),
  ];
}
