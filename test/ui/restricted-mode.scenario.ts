import assert from "node:assert/strict";
import { openFile, takeScreenshot, waitForLanguage, waitForSquiggle } from "./driver/index.ts";
import type { Scenario } from "./scenario.ts";

export const scenario: Scenario = {
  name: "Reading in a workspace that is not trusted",
  folder: "examples",
  restricted: true,
  steps: [
    ["Open the file with mistakes", ({ page }) => openFile(page, "with-mistakes.campaign.yaml")],
    ["It is an Outbox Campaign", ({ page }) => waitForLanguage(page, "Outbox Campaign")],
    ["Its mistakes are underlined", ({ page }) => waitForSquiggle(page, "error")],
    ["Open the campaign that is ready", ({ page }) => openFile(page, "spring-launch.campaign.yaml")],
    [
      "Pressing Create above it says why nothing is sent",
      async ({ page, sandbox }) => {
        await page.locator(".codelens-decoration a", { hasText: "Create in Outbox" }).click();
        await page.locator(".notification-list-item-message", { hasText: "not trusted" }).waitFor();
        await takeScreenshot(page, "not-trusted");
        assert.deepEqual(sandbox.requests(), []);
      },
    ],
  ],
};
