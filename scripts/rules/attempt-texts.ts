import { findDuplicateId } from "../../src/campaign/index.ts";
import { type Attempt, findAttemptProblem, sameCampaignProblem } from "../../src/creation/index.ts";
import { exampleId, type RuleText, requiredLines } from "./rule-text.ts";

const attempt: Attempt = {
  version: 1,
  file: "",
  number: 1,
  origin: "https://api.getoutbox.ai",
  body: "",
  bodyHash: "",
  startedAt: "2026-05-03T10:32:00Z",
  owner: { window: "", processId: 0 },
};

/** The rules about campaigns that were created, or perhaps were: what the text alone does not tell. */
export const attemptTexts = {
  "no-answer": {
    summary: "A create got no answer: the campaign may exist.",
    about:
      "When the connection breaks, or Outbox takes too long, nobody can know from here whether the campaign was created. To create it again could send every email twice. So this stays until it is settled: **Create Campaign** asks what became of it, and can look for the campaign in Outbox. If you enter its id in the file by hand and save, that settles it too.",
    examples: [
      {
        text: `${requiredLines}status: draft\n`,
        isWhole: true,
        find: (campaign) =>
          findAttemptProblem(campaign, { state: "no-answer", attempt, next: 2 }, () => "10:32"),
      },
    ],
  },
  "lost-id": {
    summary: "The file was created, but its id is not in it.",
    about:
      "An older version of a file, from git or by undo, comes without the id that was written into it later. VS Code remembers on this machine which campaign the file became. The fix writes that id back.",
    examples: [
      {
        text: `${requiredLines}status: draft\n`,
        isWhole: true,
        find: (campaign) =>
          findAttemptProblem(campaign, { state: "created", attempt, id: exampleId, next: 2 }, () => "10:32"),
      },
    ],
  },
  "duplicate-id": {
    summary: "Another file has the same id.",
    about:
      "A campaign has one file. Whoever copies a file for a new campaign copies the id with it; then the copy counts as created, and cannot be. The other files are linked. Files of the same git repository count, as far as neither git nor `files.exclude` ignores them.",
    examples: [
      {
        text: `id: ${exampleId}\n`,
        find: (campaign) => findDuplicateId(campaign, ["clients/acme/spring.campaign.yaml"]),
      },
    ],
  },
  "same-campaign": {
    summary: "Another file has created the very same campaign.",
    about:
      "A copy of a campaign file is a campaign of its own, and may be created. As long as it says exactly what the other file said when that was created, it would be the same campaign once more, and every email might go out twice. This goes as soon as anything in the file is another. What was created in a sandbox on your own machine does not count.",
    examples: [
      {
        text: `${requiredLines}status: draft\n`,
        isWhole: true,
        find: (campaign) => {
          const past = { state: "created", attempt, id: exampleId, next: 2 } as const;
          return sameCampaignProblem(
            campaign,
            "clients/acme/spring.campaign.yaml",
            past,
            () => "May 3, 10:32",
          );
        },
      },
    ],
  },
} as const satisfies Record<string, RuleText>;
