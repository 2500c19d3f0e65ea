import { makeId } from "./make-id.ts";

/** A campaign file of a generated folder. */
export interface CampaignFile {
  readonly path: string;
  readonly text: string;
  /** How many mistakes were put in. */
  readonly mistakes: number;
}

const clientCount = 12;

const purposes = ["Spring launch", "Quote follow-up", "Webinar", "Renewal", "Win-back", "Referral"];

/** Two ways to say when to send, each used by many files: in no form Outbox is known to take, as none is documented. */
const windows = [
  ["  - days: [mon, tue, wed, thu, fri]", '    from: "09:00"', '    to: "17:00"'],
  ["  - days: [tue, thu]", '    from: "08:30"', '    to: "12:00"', "    except: [2026-12-24, 2026-12-31]"],
];

/**
 * Campaigns as an agency keeps them, a folder for each of its clients: those of one client name the same company, draw on
 * its pool of senders, and are sent in the same windows; each has its own name and description. One in twenty has a
 * mistake.
 */
export function generateFolder(count: number): CampaignFile[] {
  return Array.from({ length: count }, (_, index) => {
    const client = index % clientCount;
    const purpose = purposes[Math.floor(index / clientCount) % purposes.length] ?? "";
    const isMistaken = index % 20 === 19;
    const lines = [
      `# Client ${client + 1}: ${purpose}`,
      `name: ${purpose} ${index}`,
      `company: ${makeId(`company ${client}`)} # Client ${client + 1}`,
      `status: ${isMistaken ? "live" : "draft"}`,
      "description: |",
      `  Mailing ${index} to everyone who asked for a quote in week ${index % 52}.`,
      "  Steps are added in Outbox once the campaign is there.",
      `timezone: ${client % 3 === 0 ? "America/New_York" : "Europe/Berlin"}`,
      "stop_on_reply: true",
      `workflow: ${makeId(`workflow ${client} ${purpose}`)}`,
      "sender_identity_ids:",
      ...sendersOf(client, index).map((sender) => `  - ${makeId(sender)} # ${sender}`),
      "allowed_windows:",
      ...(windows[client % windows.length] ?? []),
    ];
    return {
      path: `client-${client + 1}/${index}.campaign.yaml`,
      text: `${lines.join("\n")}\n`,
      mistakes: isMistaken ? 1 : 0,
    };
  });
}

/** Most campaigns of a client use its whole pool, of 4 to 9 senders; some leave one out. */
function sendersOf(client: number, index: number): string[] {
  const pool = Array.from({ length: 4 + (client % 6) }, (_, sender) => `Sender ${client}-${sender}`);
  return index % 7 === 0 ? pool.filter((_, sender) => sender !== index % pool.length) : pool;
}
