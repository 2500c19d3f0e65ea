import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  answerInputBox,
  pickItem,
  runCommand,
  takeScreenshot,
  typeText,
  waitForLanguage,
} from "./driver/index.ts";
import type { Scenario } from "./scenario.ts";

const fileName = "spring-launch-may.campaign.yaml";

export const scenario: Scenario = {
  name: "Beginning a new campaign",
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
        await page.locator("#status\\.editor\\.selection", { hasText: "Ln 2, Col 10" }).waitFor();
        await takeScreenshot(page, "new-campaign");
      },
    ],
    ["Write on", ({ page }) => typeText(page, "x")],
    [
      "It was written as it should be",
      async ({ page, workspace }) => {
        await page.locator(".tab.active.dirty").waitFor();
        const text = await readFile(path.join(workspace, fileName), "utf8");
        assert.equal(text, "name: Spring Launch – May\ncompany: \nstatus: draft\n");
      },
    ],
  ],
};
