import type { Report } from "./report.ts";

const everySeconds = 10;

/** Says what is being done, now and every ten seconds, until the function it returns is called. */
export function keepReporting(report: Report, what: string): () => void {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  report(`${what}…`);
  const timer = setInterval(() => report(`  still at it after ${seconds()} s`), everySeconds * 1000);
  return () => {
    clearInterval(timer);
    report(`  ended after ${seconds()} s`);
  };
}
