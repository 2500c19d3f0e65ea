import type { Page } from "playwright-core";

/** Waits until VS Code's preview of a Markdown page is open with this heading, named by its anchor, in sight. */
export async function waitForHeading(page: Page, anchor: string): Promise<void> {
  const preview = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  await preview.locator(`#${anchor}`).evaluate(untilInSight);
}

/** Runs in the page. */
const untilInSight = `(heading) => new Promise((resolve) => {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    resolve();
  });
  observer.observe(heading);
})`;
