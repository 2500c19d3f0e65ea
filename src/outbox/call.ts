import type { AuthorizationScheme } from "./build-authorization-header.ts";

/** One call to the API. */
export interface ApiCall {
  /** Where to: `campaigns` of `parseBaseUrl`. */
  readonly url: URL;
  /** As `cleanToken` gives it. */
  readonly token: string;
  readonly scheme: AuthorizationScheme;
  /** The longest the whole call may take, the answer's body included; in milliseconds. */
  readonly timeoutMs: number;
  /** The header `User-Agent`. */
  readonly userAgent: string;
  /** Aborted when the user cancels. */
  readonly signal: AbortSignal;
}

/** One call to create a campaign. */
export interface CampaignCall extends ApiCall {
  /** The JSON to send, as text. */
  readonly body: string;
  now(): Date;
  /** A moment in the words of the user's language and time zone. */
  formatTime(moment: Date): string;
}
