import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  followCode,
  followCodeInHover,
  goTo,
  hoverOver,
  openFile,
  openProblems,
  pressLens,
  runCommand,
  saveFile,
  takeScreenshot,
  typeText,
  waitForCounts,
  waitForCursor,
  waitForHeading,
  waitForLine,
} from "./driver/index.ts";
import type { Scenario, Step } from "./scenario.ts";

const file = "explained.campaign.yaml";

/** What is pointed at, what is said of it, and the name of the picture. */
const explanations = [
  ["status", "Treat those as able to send real email", "understand-1-key"],
  ["active", "It may start to send real email as soon as it is created", "understand-2-status"],
  ["America/New_York", "Its clocks change on", "understand-3-time-zone"],
  ["allowed_windows", "Outbox documents no form for this value", "understand-4-not-known"],
] as const;

const explain: readonly Step[] = [
  ["Open a campaign", ({ page }) => openFile(page, file)],
  ...explanations.map(
    ([text, expected, picture]): Step => [
      `Point at ${text}: it is explained`,
      async ({ page }) => {
        await hoverOver(page, text, expected);
        await takeScreenshot(page, picture);
      },
    ],
  ),
];

const preview: readonly Step[] = [
  [
    "Preview it: the request stands beside the file, and where it goes",
    async ({ page, sandbox }) => {
      await pressLens(page, "Preview");
      const title = `POST ${new URL(sandbox.origin).host} (not signed in) explained.jsonc`;
      await page.locator(`.tab[data-resource-name="${title}"]`).waitFor();
      await waitForLine(page, '"status": "active",');
    },
  ],
  [
    "It follows what is written, and says what is wrong",
    async ({ page }) => {
      await goTo(page, 3, 9);
      await page.keyboard.press("Shift+End");
      await typeText(page, "live");
      await waitForLine(page, "// This campaign cannot be created yet: 1 error.");
      await waitForLine(page, '"status": "live",');
      await takeScreenshot(page, "understand-5-preview-of-an-error");
    },
  ],
  [
    "Right again, it is the request alone",
    async ({ page }) => {
      await goTo(page, 3, 9);
      await page.keyboard.press("Shift+End");
      await typeText(page, "draft");
      await waitForLine(page, '"status": "draft",');
      await waitForCounts(page, 0, 0);
    },
  ],
  [
    "It cannot be edited",
    async ({ page }) => {
      await page.keyboard.press("Control+2");
      await waitForCursor(page, 1, 1);
      await typeText(page, "x");
      await page.locator(".monaco-editor-overlaymessage", { hasText: "Cannot edit" }).waitFor();
      await takeScreenshot(page, "understand-6-preview-is-read-only");
    },
  ],
  [
    "Only the status has changed on disk",
    async ({ page, workspace }) => {
      await page.keyboard.press("Control+1");
      await waitForCursor(page, 3, 14);
      const before = await readFile(path.join(workspace, file), "utf8");
      await saveFile(page);
      const after = await readFile(path.join(workspace, file), "utf8");
      assert.equal(after, before.replace("status: active", "status: draft"));
    },
  ],
];

const documentation: readonly Step[] = [
  ["Close all", ({ page }) => runCommand(page, "View: Close All Editors")],
  [
    "Follow the code of a problem in the list: the page of the rules opens at this one",
    async ({ page }) => {
      await openFile(page, "broken.campaign.yaml");
      await openProblems(page, "wrong-type");
      await followCode(page, "wrong-type");
      await waitForHeading(page, "wrong-type");
      await takeScreenshot(page, "understand-7-rule");
    },
  ],
  [
    "Follow the code of another one in its hover",
    async ({ page }) => {
      await openFile(page, "broken.campaign.yaml");
      await hoverOver(page, "Note", "A value on the line of its key cannot itself hold");
      await takeScreenshot(page, "understand-8-code-in-hover");
      await followCodeInHover(page, "yaml-syntax");
      await waitForHeading(page, "yaml-syntax");
    },
  ],
];

export const scenario: Scenario = {
  name: "Understanding a campaign",
  isLong: true,
  folder: path.join("test", "ui", "fixture"),
  steps: [...explain, ...preview, ...documentation],
};
