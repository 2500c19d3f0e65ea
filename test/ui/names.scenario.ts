import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { companies } from "../sandbox/keys.ts";
import { idOf } from "../sandbox/names.ts";
import {
  answerInputBox,
  goTo,
  hoverOver,
  openFile,
  openQuickFixes,
  reloadWindow,
  runCommand,
  saveFile,
  takeScreenshot,
  takeSelectedFix,
  takeSelectedSuggestion,
  triggerSuggest,
  typeText,
  waitForLine,
  waitForSquiggle,
} from "./driver/index.ts";
import type { Scenario } from "./scenario.ts";

const file = "summer-sale.campaign.yaml";
const idOfAcme = (name: string) => idOf(`Acme Roofing/${name}`);
const helper = idOfAcme("Acme Roofing Helper");
const text = `name: Summer sale
company: ${companies.acme.id}
status: draft
sender_identity_ids:
  - ${idOfAcme("Jane")}
  - ${idOfAcme("Omar")}
  - 9e2f4a6c-1d8b-4c3e-b5a7-0f6d2c8e4b19 # Tom, Acme Roofing
timezone: America/New_York
`;

export const scenario: Scenario = {
  name: "Names in place of ids",
  folder: "examples",
  steps: [
    ["Have a campaign with ids alone", ({ workspace }) => writeFile(path.join(workspace, file), text)],
    ["Open it", ({ page }) => openFile(page, file)],
    [
      "Sign in",
      async ({ page, sandbox }) => {
        await runCommand(page, "Outbox: Sign In…");
        await answerInputBox(page, "Paste an Outbox API token", sandbox.token);
      },
    ],
    [
      "The names come and stand beside the ids, and a sender that cannot send is underlined",
      async ({ page }) => {
        await waitForLine(page, "Jane, Acme Roofing <jane@");
        await waitForSquiggle(page, "warning");
        await takeScreenshot(page, "names-hints");
      },
    ],
    [
      "Pointing at an id tells what is known of it",
      async ({ page }) => {
        const said = await hoverOver(page, companies.acme.id, "Account Acme Roofing");
        assert.match(said, /Acme Roofing, company/);
        await takeScreenshot(page, "names-hover");
        await page.mouse.move(0, 0);
      },
    ],
    [
      "An agent is offered by its name while it is typed",
      async ({ page }) => {
        await goTo(page, 9);
        await typeText(page, "responder_agent: Acme Roofing");
        const offered = await triggerSuggest(page, "Acme Roofing Helper");
        assert.deepEqual(offered.slice(0, 2), ["Acme Roofing Helper", "Acme Roofing Receptionist"]);
        await takeScreenshot(page, "names-completion");
        await takeSelectedSuggestion(page, "Acme Roofing Helper");
      },
    ],
    [
      "What stands in the file is its id, and the name as a comment",
      async ({ page, workspace }) => {
        await saveFile(page);
        const written = await readFile(path.join(workspace, file), "utf8");
        assert.equal(written, `${text}responder_agent: ${helper} # Acme Roofing Helper`);
      },
    ],
    [
      "A name that somebody wrote becomes its id by a fix",
      async ({ page }) => {
        await openFile(page, "with-mistakes.campaign.yaml");
        await goTo(page, 3, 12);
        const [first] = await openQuickFixes(page);
        assert.match(first ?? "", /^Change to the id of Acme Roofing/);
        await takeScreenshot(page, "names-fix");
        await takeSelectedFix(page);
        await waitForLine(page, `company: ${companies.acme.id} # Acme Roofing`);
      },
    ],
    [
      "Without Outbox, in a new window, the names are still there",
      async ({ page, sandbox }) => {
        await sandbox.stop();
        await openFile(page, file);
        await reloadWindow(page);
        await waitForLine(page, "Jane, Acme Roofing <jane@");
        const said = await hoverOver(page, companies.acme.id, "Account Acme Roofing");
        assert.match(said, /Acme Roofing, company/);
        await takeScreenshot(page, "names-offline");
      },
    ],
  ],
};
