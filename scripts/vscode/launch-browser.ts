import { type Browser, type BrowserContext, chromium } from "playwright-core";
import type { BrowserProgram } from "./find-browser.ts";

/** Launches a browser without a window that reaches 127.0.0.1 and nothing else. Aborting closes it. */
export async function launchBrowser(program: BrowserProgram, signal: AbortSignal): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: program.executable,
    env: { ...definedOnly(process.env), ...program.env },
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
    // Whoever launches it closes it; Playwright would end the whole process on a signal.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const close = () => void browser.close();
  signal.addEventListener("abort", close, { once: true });
  browser.once("disconnected", () => signal.removeEventListener("abort", close));
  return browser;
}

/** A new browser profile: without the clipboard permissions, reading the clipboard would wait for ever. */
export async function newContext(
  browser: Browser,
  viewport = { width: 1280, height: 800 },
): Promise<BrowserContext> {
  return await browser.newContext({
    viewport,
    permissions: ["clipboard-read", "clipboard-write"],
  });
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
