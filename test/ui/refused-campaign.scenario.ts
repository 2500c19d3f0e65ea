import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { throttled } from "../sandbox/fault.ts";
import type { Fault } from "../sandbox/start-sandbox.ts";
import {
  answerInputBox,
  goTo,
  hoverOver,
  openFile,
  openProblems,
  pasteText,
  pressLens,
  pressNotificationButton,
  readAsLongAsAPerson,
  runCommand,
  takeScreenshot,
  waitForCursor,
  waitForLens,
  waitForNoErrors,
  waitForNotification,
} from "./driver/index.ts";
import type { Scenario, Stage, Step } from "./scenario.ts";

const file = "spring.campaign.yaml";
const company = "5f0c2a8e-3b1d-4e6f-9a7c-2d4b6e8f0a1c";
const otherSender = "8d2f6b1c-0a4e-4c7b-9f35-1e6d8a2c4b70";
const text = `name: Spring launch
company: ${company} # Acme Roofing
status: draft
timezone: America/New_York
sender_identity_ids:
  - 0b9d7c52-6a3e-4f18-8c21-7e5f9a1b3d40 # Jane, Acme Roofing
  - 9e2f4a6c-1d8b-4c3e-b5a7-0f6d2c8e4b19 # Tom, Acme Roofing
`;

/** An answer of the API in place of the right one; nothing is created. */
function answer(status: number, body: unknown): Fault {
  const headers = { "Content-Type": "application/json" };
  return { kind: "answer", strikes: "before-create", status, headers, body: JSON.stringify(body) };
}

/** Creates with this answer. */
async function createWith(fault: Fault, { page, sandbox }: Stage): Promise<void> {
  sandbox.failNext(fault);
  await readAsLongAsAPerson(page);
  await pressLens(page, "Create draft in Outbox");
}

const refusedFields: readonly Step[] = [
  [
    "Outbox refuses a value, an item of a list, and the whole",
    async (stage) => {
      await createWith(
        answer(400, {
          company: [`Invalid pk "${company}" - object does not exist.`],
          sender_identity_ids: { 1: ["Must be a valid UUID."] },
          non_field_errors: ["This company may not start another campaign this month."],
        }),
        stage,
      );
      const said = await waitForNotification(stage.page, `${file}: Outbox refused the campaign (400)`);
      assert.ok(said.includes("so nothing was created"), said);
      await waitForCursor(stage.page, 1, 1);
      await takeScreenshot(stage.page, "refused-1-values");
    },
  ],
  [
    "Each is underlined where it belongs, and says so",
    async ({ page }) => {
      assert.equal(await page.locator(".editor-instance .squiggly-error").count(), 3);
      await hoverOver(page, company, "Outbox: ");
      await takeScreenshot(page, "refused-2-value");
    },
  ],
  [
    "All three are in the list of problems",
    async ({ page }) => {
      await pressNotificationButton(page, "Outbox refused", "Show Problems");
      const lines = await openProblems(page, "(from the last try)");
      assert.equal(lines.filter((line) => line.includes("server-rejected")).length, 3, lines.join("\n"));
      await runCommand(page, "Notifications: Clear All Notifications");
      await takeScreenshot(page, "refused-3-problems");
    },
  ],
  [
    "What is corrected is no problem any more",
    async ({ page }) => {
      await goTo(page, 7, 5);
      await page.keyboard.press("Control+Shift+ArrowRight");
      await pasteText(page, otherSender);
      await page.locator(".editor-instance .squiggly-error").nth(2).waitFor({ state: "detached" });
    },
  ],
];

const refusedTokens: readonly Step[] = [
  [
    "Outbox does not accept the token: to sign in is offered, and the other form",
    async (stage) => {
      await createWith(answer(401, { detail: "Invalid token." }), stage);
      const said = await waitForNotification(stage.page, "did not accept the token (401)");
      assert.ok(said.includes("outbox.authorizationScheme"), said);
      await waitForNoErrors(stage.page);
      await takeScreenshot(stage.page, "refused-4-token");
    },
  ],
  [
    "Sign in there: the create is not forgotten",
    async ({ page, sandbox }) => {
      await pressNotificationButton(page, "(401)", "Sign In…");
      await readAsLongAsAPerson(page);
      await answerInputBox(page, "Paste an Outbox API token", sandbox.token);
      await waitForNotification(page, "is not created yet");
      await takeScreenshot(page, "refused-5-signed-in");
    },
  ],
  [
    "Outbox sees no token although one was sent: its form is the wrong one",
    async (stage) => {
      await createWith(answer(401, { detail: "Authentication credentials were not provided." }), stage);
      await waitForNotification(stage.page, "its form is probably the wrong one");
      await takeScreenshot(stage.page, "refused-6-form");
    },
  ],
];

const tooMany: Step = [
  "Too many requests: it says when to try again",
  async (stage) => {
    await createWith(throttled(60), stage);
    const said = await waitForNotification(stage.page, "(429)");
    assert.match(said, /Try again in 60 seconds \(after .*\d:\d\d/);
    await takeScreenshot(stage.page, "refused-7-too-many");
  },
];

const created: Step = [
  "Once nothing is wrong, it is created, once",
  async ({ page, sandbox }) => {
    await pressLens(page, "Create draft in Outbox");
    await waitForLens(page, "Created in Outbox");
    assert.equal(sandbox.created().length, 1);
  },
];

export const scenario: Scenario = {
  name: "A campaign that Outbox refuses",
  isLong: true,
  isSignedIn: true,
  steps: [
    [
      "Open a campaign that is ready",
      async ({ page, workspace }) => {
        await writeFile(path.join(workspace, file), text);
        await openFile(page, file);
        await waitForLens(page, "Create draft in Outbox");
      },
    ],
    ...refusedFields,
    ...refusedTokens,
    tooMany,
    created,
  ],
};
