import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  answerDialog,
  answerInputBox,
  openFile,
  reloadWindow,
  runCommand,
  takeScreenshot,
  waitForNotification,
} from "./driver/index.ts";
import type { Scenario, Stage } from "./scenario.ts";

const file = "spring-launch.campaign.yaml";
const copies = [
  ["second.campaign.yaml", "draft"],
  ["active.campaign.yaml", "active"],
  ["later.campaign.yaml", "draft"],
] as const;

function onDisk({ workspace }: Stage, name = file): Promise<string> {
  return readFile(path.join(workspace, name), "utf8");
}

/** What was sent to create something. */
function posts({ sandbox }: Stage) {
  return sandbox.requests().filter(({ method }) => method === "POST");
}

/** Opens a campaign and waits until the extension has taken note of it. */
async function openCampaign(page: Stage["page"], name: string): Promise<void> {
  await openFile(page, name);
  await page.locator(".codelens-decoration", { hasText: "in Outbox" }).waitFor();
}

export const scenario: Scenario = {
  name: "Signing in and creating a campaign",
  folder: "examples",
  steps: [
    [
      "Have some more campaigns in the folder",
      async (stage) => {
        const text = await onDisk(stage);
        for (const [name, status] of copies) {
          await writeFile(path.join(stage.workspace, name), text.replace("draft", status));
        }
      },
    ],
    ["Open the campaign that is ready", ({ page }) => openCampaign(page, file)],
    ["Ask to create it without being signed in", ({ page }) => runCommand(page, "Outbox: Create Campaign")],
    [
      "The token is asked for, masked",
      async ({ page, sandbox }) => {
        await page.locator(".quick-input-widget:visible input[type=password]").waitFor();
        await takeScreenshot(page, "sign-in");
        await answerInputBox(page, "Paste an Outbox API token", `  Bearer ${sandbox.token} `);
      },
    ],
    [
      "It goes on by itself, and the id is in the file",
      async (stage) => {
        await waitForNotification(stage.page, "is created in Outbox as");
        const [campaign] = stage.sandbox.created();
        assert.ok((await onDisk(stage)).includes(`\nid: ${campaign?.["id"]}\nname: Spring launch\n`));
        assert.equal(posts(stage).length, 1);
        await stage.page.locator(".codelens-decoration", { hasText: "Created in Outbox" }).waitFor();
        await takeScreenshot(stage.page, "created");
      },
    ],
    [
      "A second create is refused",
      async ({ page, sandbox }) => {
        await runCommand(page, "Outbox: Create Campaign");
        await waitForNotification(page, "is already created");
        assert.equal(sandbox.created().length, 1);
      },
    ],
    ["After a reload one is still signed in", ({ page }) => reloadWindow(page)],
    [
      "Another campaign goes out without a question",
      async ({ page, sandbox }) => {
        await openCampaign(page, "second.campaign.yaml");
        await runCommand(page, "Outbox: Create Campaign");
        await waitForNotification(page, "second.campaign.yaml is created in Outbox as");
        assert.equal(sandbox.created().length, 2);
      },
    ],
    [
      "A status that may send email is asked about first",
      async ({ page, sandbox }) => {
        await openCampaign(page, "active.campaign.yaml");
        await runCommand(page, "Outbox: Create Campaign");
        await page.locator(".monaco-dialog-box").waitFor();
        await takeScreenshot(page, "question");
        await answerDialog(page, "with the status active", "Cancel");
        assert.equal(sandbox.created().length, 2);
        await runCommand(page, "Outbox: Create Campaign");
        await answerDialog(page, "with the status active", "Create");
        await waitForNotification(page, "active.campaign.yaml is created");
      },
    ],
    [
      "After signing out the token is asked for again, and one that Outbox does not take is not kept",
      async ({ page, sandbox }) => {
        await openCampaign(page, "later.campaign.yaml");
        await runCommand(page, "Outbox: Sign Out…");
        await runCommand(page, "Outbox: Create Campaign");
        await answerInputBox(page, "Paste an Outbox API token", "wrong");
        await page
          .locator(".quick-input-widget:visible", { hasText: "did not take that token (401" })
          .waitFor();
        await takeScreenshot(page, "wrong-token");
        await page.keyboard.press("Escape");
        await waitForNotification(page, "You are not signed in");
        assert.equal(sandbox.created().length, 3);
      },
    ],
    [
      "Create is still at hand while the log has the keyboard",
      async (stage) => {
        const { page } = stage;
        await runCommand(page, "Outbox: Show Log");
        await runCommand(page, "Output: Focus on Output View");
        await page.locator(".panel .monaco-editor.focused").waitFor();
        await page.locator(".statusbar-item.right", { hasText: "Outbox: Sign In" }).waitFor();
        await runCommand(page, "Notifications: Clear All Notifications");
        await runCommand(page, "Outbox: Create Campaign");
        await page.locator(".quick-input-widget:visible input[type=password]").waitFor();
        assert.equal(posts(stage).length, 3);
      },
    ],
  ],
};
