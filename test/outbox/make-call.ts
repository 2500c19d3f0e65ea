import type { CampaignCall } from "../../src/outbox/call.ts";

/** A call with everything in order, but for what is given. */
export function makeCall(given: Partial<CampaignCall> = {}): CampaignCall {
  return {
    url: new URL("https://api.getoutbox.ai/email/campaigns/"),
    body: JSON.stringify({ name: "Spring", company: "0b0e5a0e-6f5c-4a1e-9d53-3a6f2f0f6d11" }),
    token: "tok/en+A1b2",
    scheme: "bearer",
    timeoutMs: 5000,
    userAgent: "outbox-campaigns/0.1.0",
    signal: new AbortController().signal,
    now: () => new Date("2026-05-03T10:32:10Z"),
    formatTime: (moment) => moment.toISOString().slice(11, 16),
    ...given,
  };
}
