export { type AuthorizationScheme, buildAuthorizationHeader } from "./build-authorization-header.ts";
export type { CampaignCall } from "./call.ts";
export { type CleanedToken, cleanToken } from "./clean-token.ts";
export type { Created, NotSent, PostOutcome, Rejected, Unknown } from "./outcome.ts";
export { type BaseUrl, isLoopback, parseBaseUrl } from "./parse-base-url.ts";
// postCampaign is not here: ./post-campaign.ts brings HTTP with it, and is loaded when something is sent.
export { redact } from "./redact.ts";
export { writeCurl } from "./write-curl.ts";
