/**
 * When to try again, in words, from the header `Retry-After`: a number of seconds, or an HTTP date
 * (RFC 9110 section 10.2.3).
 * @returns the end of a sentence that starts with "Try again", such as "in 60 seconds"
 */
export function explainRetryAfter(header: string): string {
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return `in ${explainSeconds(Number(text))}`;
  const date = /^[A-Z][a-z]{2,8},? /.test(text) ? new Date(text) : undefined;
  return date === undefined || Number.isNaN(date.getTime())
    ? "in a few minutes"
    : `after ${date.toUTCString()}`;
}

function explainSeconds(seconds: number): string {
  if (seconds <= 120) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
