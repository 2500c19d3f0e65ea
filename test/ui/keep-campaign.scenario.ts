import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  goTo,
  openFile,
  pressLens,
  readClipboard,
  runCommand,
  takeScreenshot,
  waitForDialog,
  waitForLens,
} from "./driver/index.ts";
import type { Scenario } from "./scenario.ts";

const file = "created.campaign.yaml";
const folder = path.join("test", "ui", "fixture");
const id = "7a1e5b2c-4f60-4d3a-9b8c-2e6d0f9a1c57";

export const scenario: Scenario = {
  name: "Keeping a campaign that is created",
  isLong: true,
  folder,
  steps: [
    [
      "Open it: it is created, and it is not offered to create it again",
      async ({ page }) => {
        await openFile(page, file);
        await waitForLens(page, "Created in Outbox");
        assert.equal(await page.locator(".editor-actions [aria-label*='Create Campaign']").count(), 0);
      },
    ],
    [
      "Copy its id",
      async ({ page }) => {
        await pressLens(page, "Copy Id");
        await page.locator(".statusbar-item", { hasText: `Copied the id ${id}` }).waitFor();
        assert.equal(await readClipboard(page), id);
      },
    ],
    [
      "The outline lists its keys, the breadcrumbs say where one is",
      async ({ page }) => {
        await page.locator(".pane-header", { hasText: "Outline" }).click();
        const items = page.locator(".outline-pane .monaco-list-row");
        await items.filter({ hasText: "12 items" }).waitFor();
        await items.filter({ hasText: "Winter follow-up" }).waitFor();
        await goTo(page, 7, 8);
        await page.locator(".monaco-breadcrumb-item", { hasText: "sender_identity_ids" }).waitFor();
        await takeScreenshot(page, "keep-1-outline");
      },
    ],
    [
      "The long list can be folded",
      async ({ page }) => {
        await goTo(page, 5, 3);
        await page.keyboard.press("Control+Shift+BracketLeft");
        await page
          .locator(".editor-instance .view-line", { hasText: "Sender 10" })
          .waitFor({ state: "hidden" });
        await page.locator(".editor-instance .view-line", { hasText: "timezone" }).waitFor();
        await takeScreenshot(page, "keep-2-folded");
      },
    ],
    [
      "To copy the request is asked about first, and Enter says no",
      async ({ page }) => {
        await runCommand(page, "Outbox: Copy Request as cURL");
        assert.equal(await waitForDialog(page, "This campaign exists already, or may"), "Do Not Copy");
        await takeScreenshot(page, "keep-3-question");
        await page.keyboard.press("Enter");
        await page.locator(".monaco-dialog-box").waitFor({ state: "detached" });
        assert.equal(await readClipboard(page), id);
      },
    ],
    [
      "Nothing was sent, and the file is as it was",
      async ({ sandbox, workspace }) => {
        assert.deepEqual(sandbox.created(), []);
        const before = await readFile(path.join(folder, file), "utf8");
        assert.equal(await readFile(path.join(workspace, file), "utf8"), before);
      },
    ],
  ],
};
