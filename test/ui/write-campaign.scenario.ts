import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  acceptSuggestion,
  goTo,
  hoverOver,
  openFile,
  openProblems,
  saveFile,
  takeScreenshot,
  triggerSuggest,
  typeText,
  waitForLanguage,
  waitForNoErrors,
  waitForSquiggle,
} from "./driver/index.ts";
import type { Scenario } from "./scenario.ts";

export const scenario: Scenario = {
  name: "Writing a campaign with the editor's help",
  folder: "examples",
  steps: [
    ["Open the file with mistakes", ({ page }) => openFile(page, "with-mistakes.campaign.yaml")],
    ["It is an Outbox Campaign", ({ page }) => waitForLanguage(page, "Outbox Campaign")],
    ["Its mistakes are underlined", ({ page }) => waitForSquiggle(page, "error")],
    [
      "Pointing at one says what is wrong and what to write",
      async ({ page }) => {
        await hoverOver(page, "live", "it must be one of draft, active, paused, completed, cancelled");
        await takeScreenshot(page, "hover");
      },
    ],
    [
      "The list of problems has them all, the broken line included",
      async ({ page }) => {
        const lines = (await openProblems(page, "This quote is never closed")).join("\n");
        for (const text of ["stauts", "must be a UUID", "Europe/Berlin", "steps"]) {
          assert.ok(lines.includes(text), `${text} is not among:\n${lines}`);
        }
        await takeScreenshot(page, "problems");
      },
    ],
    ["Open the campaign that is ready", ({ page }) => openFile(page, "spring-launch.campaign.yaml")],
    ["It has no errors", ({ page }) => waitForNoErrors(page)],
    ["Go to the status", ({ page }) => goTo(page, 4, 9)],
    [
      "See which there are",
      async ({ page }) => {
        await triggerSuggest(page, "paused");
        await takeScreenshot(page, "suggestions");
        await acceptSuggestion(page, "paused");
      },
    ],
    [
      "Begin a key on a line of its own, and take what is offered",
      async ({ page }) => {
        await goTo(page, 8, 1);
        await typeText(page, "\n");
        await page.locator("#status\\.editor\\.selection", { hasText: "Ln 9, Col 1" }).waitFor();
        await goTo(page, 8, 1);
        await typeText(page, "work");
        await triggerSuggest(page, "workflow");
        await acceptSuggestion(page, "workflow");
      },
    ],
    ["Save", ({ page }) => saveFile(page)],
    [
      "It was written as it should be",
      async ({ workspace }) => {
        const text = await readFile(path.join(workspace, "spring-launch.campaign.yaml"), "utf8");
        assert.match(text, /^status: paused$/m);
        assert.match(text, /^workflow: null\ntimezone: America\/New_York$/m);
      },
    ],
  ],
};
