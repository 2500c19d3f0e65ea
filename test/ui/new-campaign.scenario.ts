import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  answerInputBox,
  pasteText,
  pickItem,
  runCommand,
  saveFile,
  takeScreenshot,
  waitForCounts,
  waitForCursor,
  waitForLanguage,
  waitForLens,
} from "./driver/index.ts";
import type { Scenario } from "./scenario.ts";

const fileName = "spring-launch-may.campaign.yaml";
const company = "5f0c2a8e-3b1d-4e6f-9a7c-2d4b6e8f0a1c";

export const scenario: Scenario = {
  name: "Beginning a new campaign",
  isLong: true,
  folder: "examples",
  steps: [
    ["Run New Campaign File…", ({ page }) => runCommand(page, "Outbox: New Campaign File…")],
    [
      "Name it",
      ({ page }) =>
        answerInputBox(page, "The campaign's name, as your team will see it", "Spring Launch – May"),
    ],
    [
      "Pick the folder",
      async ({ page, workspace }) => {
        await page.getByText("Browse…").waitFor();
        await takeScreenshot(page, "new-campaign-folder");
        await pickItem(page, path.basename(workspace));
      },
    ],
    [
      "The file is open, with the cursor where the company goes",
      async ({ page }) => {
        await page.locator(`.tab.active[data-resource-name="${fileName}"]`).waitFor();
        await waitForLanguage(page, "Outbox Campaign");
        await waitForCursor(page, 2, 10);
      },
    ],
    [
      "All that is missing is the company",
      async ({ page }) => {
        await waitForCounts(page, 1, 0);
        await waitForLens(page, "1 error to correct first");
        await takeScreenshot(page, "new-campaign");
      },
    ],
    [
      "Paste it: the campaign can be created",
      async ({ page }) => {
        await pasteText(page, company);
        await waitForCounts(page, 0, 0);
        await waitForLens(page, "Create draft in Outbox");
        await takeScreenshot(page, "new-campaign-ready");
        await saveFile(page);
      },
    ],
    [
      "It was written as it should be",
      async ({ workspace }) => {
        const text = await readFile(path.join(workspace, fileName), "utf8");
        assert.equal(text, `name: Spring Launch – May\ncompany: ${company}\nstatus: draft\n`);
      },
    ],
  ],
};
