import { isLoopback } from "../outbox/index.ts";

/** The origin ids are taken to belong to when nothing is written beside them. */
const defaultOrigin = "https://api.getoutbox.ai";

/** What is written behind an id of another origin than the default one. A sandbox on this machine is no such place. */
export function hostComment(origin: string): string | undefined {
  const { hostname, host } = new URL(origin);
  return origin === defaultOrigin || isLoopback(hostname) ? undefined : host;
}
