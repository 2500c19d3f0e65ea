import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { companies } from "../sandbox/keys.ts";
import {
  answerInputBox,
  openFile,
  pickItem,
  pressLens,
  runCommand,
  takeScreenshot,
  waitForLens,
  waitForNotification,
} from "./driver/index.ts";
import type { Scenario, Stage } from "./scenario.ts";

const { acme, birch } = companies;

function tokenOf({ sandbox }: Stage, name: string): string {
  return sandbox.keys.find(({ company }) => company?.name === name)?.token ?? "";
}

async function waitForStatus(page: Page, text: string): Promise<void> {
  await page.locator(".statusbar-item.right", { hasText: text }).waitFor();
}

export const scenario: Scenario = {
  name: "Working for several clients",
  folder: "examples",
  steps: [
    [
      "Sign in for the first client: the status bar says whose key it is",
      async (stage) => {
        const { page } = stage;
        await openFile(page, "spring-launch.campaign.yaml");
        await waitForStatus(page, "Outbox: Sign In");
        await runCommand(page, "Outbox: Sign In…");
        await answerInputBox(page, "Paste an Outbox API token", tokenOf(stage, acme.name));
        await waitForStatus(page, acme.name);
        await takeScreenshot(page, "accounts-1-signed-in");
      },
    ],
    [
      "A campaign of another client is not sent with it",
      async ({ page, sandbox }) => {
        await openFile(page, "birch/autumn-offer.campaign.yaml");
        await waitForStatus(page, `No Account for ${birch.name}`);
        await runCommand(page, "Outbox: Create Campaign");
        await waitForNotification(
          page,
          `This is ${birch.name}' campaign; the only key here is ${acme.name}'s.`,
        );
        await takeScreenshot(page, "accounts-2-mismatch");
        assert.deepEqual(sandbox.created(), []);
      },
    ],
    [
      "Sign in for that client, too",
      async (stage) => {
        const { page } = stage;
        await runCommand(page, "Notifications: Clear All Notifications");
        await pressLens(page, `Sign in for ${birch.name} to create`);
        await page.locator(".quick-input-widget:visible", { hasText: "Replace the Token of" }).waitFor();
        await takeScreenshot(page, "accounts-3-add");
        await pickItem(page, `Add an Account for ${birch.name}…`);
        await answerInputBox(page, "Paste an Outbox API token", tokenOf(stage, birch.name));
        await waitForStatus(page, birch.name);
        await waitForLens(page, `Create draft in Outbox · ${birch.name}`);
      },
    ],
    [
      "Its campaign goes out with its key",
      async ({ page, sandbox }) => {
        await runCommand(page, "Outbox: Create Campaign");
        await waitForNotification(page, "is created in Outbox as");
        assert.deepEqual(
          sandbox.creators().map(({ company, key }) => [company, key]),
          [[birch.id, birch.name]],
        );
        await takeScreenshot(page, "accounts-4-created");
      },
    ],
    [
      "Check the connection of the first client",
      async ({ page }) => {
        await openFile(page, "spring-launch.campaign.yaml");
        await waitForStatus(page, acme.name);
        await runCommand(page, "Notifications: Clear All Notifications");
        await runCommand(page, "Outbox: Check Connection");
        await waitForNotification(page, `says that it is ${acme.name}'s.`);
        await page
          .locator(".notification-list-item", { hasText: "Checking the connection" })
          .waitFor({ state: "detached" });
        await takeScreenshot(page, "accounts-5-connection");
      },
    ],
    [
      "Sign out of one: the other stays",
      async ({ page }) => {
        await runCommand(page, "Outbox: Sign Out…");
        await page.locator(".quick-input-widget:visible", { hasText: "All Accounts of" }).waitFor();
        await takeScreenshot(page, "accounts-6-sign-out");
        await pickItem(page, acme.name);
        await waitForStatus(page, `No Account for ${acme.name}`);
      },
    ],
  ],
};
