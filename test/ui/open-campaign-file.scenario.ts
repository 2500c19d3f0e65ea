import { openFile, takeScreenshot, waitForLanguage } from "./driver/index.ts";
import type { Scenario } from "./scenario.ts";

export const scenario: Scenario = {
  name: "Opening a campaign file",
  steps: [
    ["Open the file", async ({ page }) => await openFile(page, "welcome.campaign.yaml")],
    ["It is an Outbox Campaign", async ({ page }) => await waitForLanguage(page, "Outbox Campaign")],
    ["Take a picture", async ({ page }) => void (await takeScreenshot(page, "open-campaign-file"))],
  ],
};
