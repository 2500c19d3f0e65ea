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
      "It can be previewed; the line above it leads to trusting the folder, and nothing creates it",
      async ({ page, sandbox }) => {
        await page.locator(".codelens-decoration a", { hasText: "Preview" }).click();
        await page.locator(".tab", { hasText: "POST" }).waitFor();
        await page.locator(".codelens-decoration a", { hasText: "Trust this folder to create" }).waitFor();
        assert.equal(await page.locator(".codelens-decoration a", { hasText: "in Outbox" }).count(), 0);
        await takeScreenshot(page, "not-trusted");
        assert.deepEqual(sandbox.requests(), []);
      },
    ],
  ],
};
