import type { CampaignCall } from "./call.ts";

/**
 * When to try again, in words, from the header `Retry-After`: a number of seconds, or an HTTP date
 * (RFC 9110 section 10.2.3).
 * @returns the end of a sentence that starts with "Try again", such as "in 60 seconds (after 2:32 PM)"
 */
export function explainRetryAfter(
  header: string,
  { now, formatTime }: Pick<CampaignCall, "now" | "formatTime">,
): string {
  const start = now().getTime();
  const seconds = readSeconds(header.trim(), start);
  if (seconds === undefined) return "in a few minutes";
  if (seconds <= 0) return "now";
  // A time is shown to the minute, so it is the next whole one.
  const time = formatTime(new Date(Math.ceil((start + seconds * 1000) / 60_000) * 60_000));
  return seconds > 86_400 ? `after ${time}` : `in ${nameSpan(seconds)} (after ${time})`;
}

/** How many seconds to wait. */
function readSeconds(text: string, start: number): number | undefined {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const time = /^[A-Z][a-z]{2,8},? /.test(text) ? new Date(text).getTime() : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.ceil((time - start) / 1000);
}

function nameSpan(seconds: number): string {
  if (seconds <= 120) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
