import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setInterval } from "node:timers/promises";
import { postCampaign } from "../sandbox/post-campaign.ts";
import type { Fault } from "../sandbox/start-sandbox.ts";
import {
  answerDialog,
  answerInputBox,
  hoverOver,
  openFile,
  pickItem,
  pressLens,
  pressNotificationButton,
  pressStatus,
  reloadWindow,
  takeScreenshot,
  typeIntoInputBox,
  waitForDialog,
  waitForLens,
  waitForNotification,
  waitForSelectedItem,
  waitForStatus,
  waitForTab,
} from "./driver/index.ts";
import type { Scenario, Stage, Step } from "./scenario.ts";

const folder = "clients/acme";
const company = "5f0c2a8e-3b1d-4e6f-9a7c-2d4b6e8f0a1c";
const other = "8d2f6b1c-0a4e-4c7b-9f35-1e6d8a2c4b70";

/** Each of them is a file of the folder, and a campaign of its own. */
const seasons = ["spring", "summer", "autumn", "winter"] as const;
type Season = (typeof seasons)[number];

function fileOf(season: Season): string {
  return `${season}.campaign.yaml`;
}

function textOf(season: Season): string {
  return `name: ${nameOf(season)}\ncompany: ${company} # Acme Roofing\nstatus: draft\n`;
}

function nameOf(season: Season): string {
  return `${season[0]?.toUpperCase()}${season.slice(1)} offer`;
}

function pathOf(season: Season, { workspace }: Stage): string {
  return path.join(workspace, folder, fileOf(season));
}

/** The ids of the campaigns that were created under this name for this company. */
function idsOf(season: Season, { sandbox }: Stage): string[] {
  return sandbox
    .created()
    .flatMap((one) =>
      one["name"] === nameOf(season) && one["company"] === company ? [String(one["id"])] : [],
    );
}

/** Resolves when its campaign exists, which the sandbox tells only who asks. */
async function untilCreated(season: Season, stage: Stage): Promise<void> {
  for await (const _ of setInterval(20, undefined, { signal: AbortSignal.timeout(15_000) })) {
    if (idsOf(season, stage).length > 0) return;
  }
}

/** Its campaign exists once, and its id is in its saved file. */
async function assertIsCreated(season: Season, stage: Stage): Promise<void> {
  const [id, ...more] = idsOf(season, stage);
  assert.deepEqual(more, []);
  assert.equal(await readFile(pathOf(season, stage), "utf8"), `id: ${id}\n${textOf(season)}`);
}

/** Opens a campaign and creates it. */
async function createWith(fault: Fault, season: Season, { page, sandbox }: Stage): Promise<void> {
  await openFile(page, `${folder}/${fileOf(season)}`);
  sandbox.failNext(fault);
  await pressLens(page, "Create draft in Outbox");
}

const cut: Fault = { kind: "cut", strikes: "after-create" };

const look: readonly Step[] = [
  [
    "A create gets no answer: a message, the file, the line above it and the status bar say so",
    async (stage) => {
      const { page } = stage;
      await createWith(cut, "spring", stage);
      await waitForNotification(page, `${folder}/${fileOf("spring")}: No answer from Outbox`);
      await waitForLens(page, "the campaign may exist…");
      await waitForStatus(page, "1 without an answer");
      await hoverOver(page, "name", "got no answer: the campaign may exist in Outbox");
      await takeScreenshot(page, "unanswered-1-told");
    },
  ],
  [
    "Another gets none either: the status bar counts them, and leads to each",
    async (stage) => {
      const { page } = stage;
      await createWith(cut, "summer", stage);
      await waitForStatus(page, "2 without an answer");
      await pressStatus(page, "2 without an answer");
      await waitForSelectedItem(page);
      await takeScreenshot(page, "unanswered-2-count");
      await pickItem(page, fileOf("spring"));
      await waitForTab(page, fileOf("spring"));
    },
  ],
  [
    "Look for it: the campaigns that Outbox has are listed, and none is chosen",
    async ({ page }) => {
      await pressNotificationButton(page, `${fileOf("spring")}: No answer`, "Look for It…");
      assert.equal(await waitForDialog(page, "may already exist"), "Look for It");
      await answerDialog(page, "may already exist", "Look for It");
      assert.match(await waitForSelectedItem(page), /None of these/);
      await takeScreenshot(page, "unanswered-3-list");
    },
  ],
  [
    "Pick it: its id is in the file",
    async (stage) => {
      await pickItem(stage.page, nameOf("spring"));
      await waitForLens(stage.page, "Created in Outbox");
      await waitForStatus(stage.page, "1 without an answer");
      await takeScreenshot(stage.page, "unanswered-4-found");
      await assertIsCreated("spring", stage);
    },
  ],
];

const know: readonly Step[] = [
  [
    "The other exists too: enter its id, and nothing is left to settle",
    async (stage) => {
      const { page } = stage;
      await pressStatus(page, "1 without an answer");
      await waitForTab(page, fileOf("summer"));
      await pressLens(page, "the campaign may exist…");
      await answerDialog(page, "may already exist", "It Exists: Enter Its Id");
      await typeIntoInputBox(page, "The Campaign's Id", company);
      await page.locator(".quick-input-message", { hasText: "stands in the file already" }).waitFor();
      await takeScreenshot(page, "unanswered-5-enter");
      await typeIntoInputBox(page, "The Campaign's Id", `${idsOf("spring", stage)}`);
      await page.getByText(`This id is in ${folder}/${fileOf("spring")} already`).waitFor();
      await takeScreenshot(page, "unanswered-5-id-of-another");
      await answerInputBox(page, "The Campaign's Id", `${idsOf("summer", stage)}`);
      await waitForLens(page, "Created in Outbox");
      await page.locator(".statusbar-item", { hasText: "without an answer" }).waitFor({ state: "hidden" });
      await assertIsCreated("summer", stage);
    },
  ],
  [
    "It was checked, and does not exist: create",
    async (stage) => {
      const { page } = stage;
      await createWith({ kind: "cut", strikes: "before-create" }, "autumn", stage);
      await waitForLens(page, "the campaign may exist…");
      await pressLens(page, "the campaign may exist…");
      await answerDialog(page, "may already exist", "I Checked, It Does Not Exist: Create");
      await waitForLens(page, "Created in Outbox");
      await assertIsCreated("autumn", stage);
    },
  ],
];

const recover: readonly Step[] = [
  [
    "A file is gone when the answer comes: the id is told, and stays in sight",
    async (stage) => {
      await createWith({ kind: "delay", strikes: "after-create", milliseconds: 2000 }, "winter", stage);
      await untilCreated("winter", stage);
      await rm(pathOf("winter", stage));
      await waitForNotification(stage.page, "because the file is gone. Copy it now.");
      await takeScreenshot(stage.page, "unanswered-6-gone");
    },
  ],
  [
    "The file comes back, and VS Code starts anew: the id is offered",
    async (stage) => {
      await writeFile(pathOf("winter", stage), textOf("winter"));
      await reloadWindow(stage.page);
      const said = await waitForNotification(stage.page, "but its id is not in the file");
      assert.ok(said.startsWith(`${folder}/${fileOf("winter")} was created in Outbox`), said);
      await takeScreenshot(stage.page, "unanswered-7-offered");
    },
  ],
  [
    "Take it: it is written into the file",
    async (stage) => {
      await pressNotificationButton(stage.page, "but its id is not in the file", "Write the Id");
      await waitForNotification(stage.page, "is in clients/acme/winter.campaign.yaml now");
      await assertIsCreated("winter", stage);
    },
  ],
];

export const scenario: Scenario = {
  name: "A campaign whose create got no answer",
  folder: "examples",
  isLinked: true,
  isSignedIn: true,
  api: { lists: true },
  steps: [
    [
      "Have campaigns in Outbox, and some in a folder of the workspace",
      async (stage) => {
        await postCampaign(stage.sandbox, { name: "Winter offer 2025", company, status: "completed" });
        await postCampaign(stage.sandbox, { name: "Spring offer", company: other });
        await mkdir(path.join(stage.workspace, folder), { recursive: true });
        for (const season of seasons) await writeFile(pathOf(season, stage), textOf(season));
      },
    ],
    ...look,
    ...know,
    ...recover,
  ],
};
