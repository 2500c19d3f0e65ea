const units = [
  [24 * 60 * 60 * 1000, "day"],
  [60 * 60 * 1000, "hour"],
  [60 * 1000, "minute"],
] as const;

/** How long ago a moment was, in words; both in milliseconds since 1970. */
export function describeAge(at: number, now: number): string {
  for (const [length, unit] of units) {
    const count = Math.floor((now - at) / length);
    if (count > 0) return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
  }
  return "just now";
}
