import { isLoopback } from "../outbox/index.ts";

/** The origin ids are taken to belong to when nothing is written beside them. */
export const defaultOrigin = "https://api.getoutbox.ai";

/** What is written behind an id of another origin than the default one. */
export function hostComment(origin: string): string | undefined {
  return isUnmarked(origin) ? undefined : new URL(origin).host;
}

/** Whether ids of this origin are written without their host. A sandbox on this machine is no place to be named. */
export function isUnmarked(origin: string): boolean {
  return origin === defaultOrigin || isLoopback(new URL(origin).hostname);
}
