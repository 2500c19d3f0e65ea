import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  goTo,
  hoverOver,
  openFile,
  openProblems,
  openQuickFixes,
  pasteText,
  runCommand,
  saveFile,
  takeFix,
  takeScreenshot,
  takeSelectedFix,
  waitForCounts,
  waitForLine,
  waitForSquiggle,
} from "./driver/index.ts";
import type { Scenario, Stage, Step } from "./scenario.ts";

const folder = path.join("test", "ui", "fixture");
const mendAll = "Fix 6 obvious mistakes in this file";

async function assertOnDisk({ workspace }: Stage, name: string, lines: readonly string[]): Promise<void> {
  assert.equal(await readFile(path.join(workspace, name), "utf8"), `${lines.join("\n")}\n`);
}

const typos: readonly Step[] = [
  [
    "Open the campaign with typos",
    async ({ page }) => {
      await openFile(page, "typos.campaign.yaml");
      await waitForCounts(page, 6, 1);
    },
  ],
  [
    "The light bulb at `stauts` offers `status` first; take it",
    async ({ page }) => {
      await goTo(page, 3, 3);
      const titles = await openQuickFixes(page);
      assert.deepEqual(titles, ["Change to `status`", "Remove `stauts`", mendAll]);
      await takeScreenshot(page, "mend-1-typo");
      await takeSelectedFix(page);
      await waitForLine(page, "status: Active");
    },
  ],
  [
    "Fix all the rest that is obvious",
    async ({ page }) => {
      await goTo(page, 3, 10);
      await openQuickFixes(page);
      await takeFix(page, mendAll);
      await waitForCounts(page, 0, 0);
      await takeScreenshot(page, "mend-2-all-that-is-certain");
      await saveFile(page);
    },
  ],
  [
    "All of it was mended",
    (stage) =>
      assertOnDisk(stage, "typos.campaign.yaml", [
        "name: Spring launch",
        "company: 5f0c2a8e-3b1d-4e6f-9a7c-2d4b6e8f0a1c",
        "status: active",
        "timezone: Europe/Berlin",
        "stop_on_reply: true",
        'description: "2026"',
      ]),
  ],
];

/** Where each broken line is, and what the light bulb offers there first. */
const broken: readonly (readonly [line: number, first: string, mended: string])[] = [
  [1, "Put quotes around it", 'name: "{{first_name}}, hello"'],
  [3, "Write `: ` between key and value", "status: draft"],
  [4, "Put quotes around it", 'description: "Note: three emails"'],
  [6, "Change the tabs to spaces", "  - 0b9d7c52-6a3e-4f18-8c21-7e5f9a1b3d40"],
  [7, 'Write `"` at the end of the line', 'timezone: "Europe/Berlin"'],
];

const syntax: readonly Step[] = [
  [
    "Open the campaign with broken lines: each is told, and the mistake that is none of YAML",
    async ({ page }) => {
      await openFile(page, "broken.campaign.yaml");
      await waitForCounts(page, 6, 0);
      const lines = await openProblems(page, "it must be true or false");
      assert.equal(lines.filter((line) => line.includes("yaml-syntax")).length, broken.length);
      await takeScreenshot(page, "mend-3-broken");
      await openFile(page, "broken.campaign.yaml");
    },
  ],
  ...broken.map(
    ([line, first, mended], index): Step => [
      `Mend line ${line}: ${first}`,
      async ({ page }) => {
        await goTo(page, line);
        const titles = await openQuickFixes(page);
        assert.equal(titles[0], first);
        if (index === 0) await takeScreenshot(page, "mend-4-quotes");
        await takeSelectedFix(page);
        await waitForCounts(page, broken.length - index, 0);
        await waitForLine(page, mended.trim());
      },
    ],
  ),
  [
    "The other mistake was in sight all the time, and nothing else has changed",
    async (stage) => {
      await openProblems(stage.page, "it must be true or false");
      await takeScreenshot(stage.page, "mend-5-mended");
      await openFile(stage.page, "broken.campaign.yaml");
      await saveFile(stage.page);
      await assertOnDisk(stage, "broken.campaign.yaml", [
        'name: "{{first_name}}, hello"',
        "company: 5f0c2a8e-3b1d-4e6f-9a7c-2d4b6e8f0a1c # Acme Roofing",
        "status: draft",
        'description: "Note: three emails"',
        "sender_identity_ids:",
        "  - 0b9d7c52-6a3e-4f18-8c21-7e5f9a1b3d40",
        'timezone: "Europe/Berlin"',
        "stop_on_reply: maybe",
      ]);
    },
  ],
];

const conflict: readonly Step[] = [
  ["Close what is mended", ({ page }) => runCommand(page, "View: Close All Editors")],
  [
    "Open the campaign that git left in two versions: two campaigns exist, it says",
    async ({ page }) => {
      await openFile(page, "conflict.campaign.yaml");
      await waitForCounts(page, 1, 0);
      await openProblems(page, "each has an id: two campaigns exist in Outbox");
      await openFile(page, "conflict.campaign.yaml");
    },
  ],
  [
    "Keep the upper version: the other id stays in a comment",
    async ({ page }) => {
      await goTo(page, 3);
      const titles = await openQuickFixes(page);
      assert.deepEqual(titles, [
        "Keep the upper version, and the other id in a comment",
        "Keep the lower version, and the other id in a comment",
      ]);
      await takeScreenshot(page, "mend-6-conflict");
      await takeSelectedFix(page);
      await waitForCounts(page, 0, 0);
      await takeScreenshot(page, "mend-7-both-ids");
      await saveFile(page);
    },
  ],
  [
    "Both ids are in the file",
    (stage) =>
      assertOnDisk(stage, "conflict.campaign.yaml", [
        "name: Spring launch",
        "company: 5f0c2a8e-3b1d-4e6f-9a7c-2d4b6e8f0a1c # Acme Roofing",
        "id: 3c90c3cc-0d44-4b50-8888-8dd25736052a",
        "status: draft",
        "# another campaign: 11111111-2222-4333-8444-555555555555",
        "timezone: Europe/Berlin",
      ]),
  ],
];

/** Writes another time zone in place of the one on line 4. */
async function writeZone(page: Stage["page"], zone: string): Promise<void> {
  await goTo(page, 4, 11);
  await page.keyboard.press("Shift+End");
  await pasteText(page, zone);
  await waitForLine(page, `timezone: ${zone}`);
  await goTo(page, 4, 11);
}

const zones: readonly Step[] = [
  [
    "Open the campaign whose time zone is a city alone: it says which one that is",
    async ({ page }) => {
      await openFile(page, "zone.campaign.yaml");
      await waitForSquiggle(page, "warning");
      await hoverOver(page, "Berlin", "`Berlin` is not a known time zone. Did you mean `Europe/Berlin`?");
      await takeScreenshot(page, "mend-8-city");
      await goTo(page, 4, 11);
      assert.deepEqual(await openQuickFixes(page), ["Change to `Europe/Berlin`"]);
      await takeSelectedFix(page);
      await waitForLine(page, "timezone: Europe/Berlin");
    },
  ],
  [
    "An offset is told from a time zone",
    async ({ page }) => {
      await writeZone(page, "+02:00");
      await waitForCounts(page, 0, 1);
      await hoverOver(
        page,
        "+02:00",
        "An offset is not a time zone: it does not follow daylight saving time.",
      );
      await goTo(page, 4, 11);
      assert.deepEqual(await openQuickFixes(page), ["Change to `Etc/GMT-2` (always 2 hours ahead of UTC)"]);
      await takeScreenshot(page, "mend-9-offset");
      await page.keyboard.press("Escape");
    },
  ],
  [
    "An old name is one: it says today's",
    async ({ page }) => {
      await writeZone(page, "PST");
      await waitForCounts(page, 0, 0);
      await hoverOver(page, "PST", "today it is America/Los_Angeles");
      await takeScreenshot(page, "mend-10-old-name");
    },
  ],
];

export const scenario: Scenario = {
  name: "Mending a campaign",
  folder,
  steps: [...typos, ...syntax, ...conflict, ...zones],
};
