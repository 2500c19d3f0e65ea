import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  hoverOver,
  openFile,
  openProblems,
  pasteText,
  saveFile,
  takeScreenshot,
  takeSelectedSuggestion,
  triggerSuggest,
  typeText,
  waitForCursor,
  waitForLanguage,
  waitForLens,
  waitForLine,
  waitForSquiggle,
} from "./driver/index.ts";
import type { Scenario, Stage } from "./scenario.ts";

const file = "empty.campaign.yaml";
const company = "5f0c2a8e-3b1d-4e6f-9a7c-2d4b6e8f0a1c";
const senders = ["0b9d7c52-6a3e-4f18-8c21-7e5f9a1b3d40", "9e2f4a6c-1d8b-4c3e-b5a7-0f6d2c8e4b19"];
const written = `name: Spring launch
company: ${company}
status: paused
timezone: America/New_York
stop_on_reply: true
sender_identity_ids:
  - ${senders[0]}
  - ${senders[1]}
`;

/** Begins a key on a new line, and takes what is offered. */
async function addKey(page: Stage["page"], beginning: string, name: string): Promise<void> {
  await typeText(page, `\n${beginning}`);
  await takeSelectedSuggestion(page, name);
}

export const scenario: Scenario = {
  name: "Writing a campaign with the editor's help",
  isLong: true,
  folder: "examples",
  steps: [
    ["Have an empty file in the folder", ({ workspace }) => writeFile(path.join(workspace, file), "")],
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
    ["Open the empty file", ({ page }) => openFile(page, file)],
    [
      "Control+Space offers the whole of a new campaign first, then the keys that are required",
      async ({ page }) => {
        const names = await triggerSuggest(page, "campaign");
        assert.deepEqual(names.slice(0, 4), ["campaign", "name", "company", "status"]);
        await takeScreenshot(page, "write-1-template");
        await takeSelectedSuggestion(page, "campaign");
      },
    ],
    [
      "Tab goes from value to value",
      async ({ page }) => {
        await waitForCursor(page, 1, 7);
        await typeText(page, "Spring launch");
        await page.keyboard.press("Tab");
        await waitForCursor(page, 2, 10);
        await pasteText(page, company);
        await page.keyboard.press("Tab");
        await waitForCursor(page, 3, 14);
      },
    ],
    [
      "The statuses are listed without asking; take another one",
      async ({ page }) => {
        await typeText(page, "pau");
        await takeScreenshot(page, "write-2-status");
        await takeSelectedSuggestion(page, "paused");
        await waitForLine(page, "status: paused");
      },
    ],
    [
      "Add the time zone, by the letters of the city",
      async ({ page }) => {
        await addKey(page, "ti", "timezone");
        await typeText(page, "york");
        await takeScreenshot(page, "write-3-time-zone");
        await takeSelectedSuggestion(page, "America/New_York");
      },
    ],
    [
      "Add whether a reply stops it",
      async ({ page }) => {
        await addKey(page, "sto", "stop_on_reply");
        await takeSelectedSuggestion(page, "true");
      },
    ],
    [
      "Add the senders, each as an item of the list",
      async ({ page }) => {
        await addKey(page, "send", "sender_identity_ids");
        await triggerSuggest(page, "Jane, Acme Roofing");
        await pasteText(page, senders[0] ?? "");
        await typeText(page, "\n");
        await triggerSuggest(page, "-");
        await takeScreenshot(page, "write-4-senders");
        await page.keyboard.press("Enter");
        await waitForCursor(page, 8, 5);
        await pasteText(page, senders[1] ?? "");
        await page.keyboard.press("Escape");
        await typeText(page, "\n");
      },
    ],
    [
      "Nothing is wrong with it, and it can be created",
      async ({ page }) => {
        await waitForLens(page, "Create paused campaign in Outbox");
        await takeScreenshot(page, "write-5-ready");
        await saveFile(page);
      },
    ],
    [
      "It was written as it should be",
      async ({ workspace }) => {
        const text = await readFile(path.join(workspace, file), "utf8");
        assert.equal(text.trimEnd(), written.trimEnd());
      },
    ],
  ],
};
