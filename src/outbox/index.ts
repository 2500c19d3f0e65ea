export { type AuthorizationScheme, buildAuthorizationHeader } from "./build-authorization-header.ts";
export type { ApiCall, CampaignCall } from "./call.ts";
export { type CleanedToken, cleanToken } from "./clean-token.ts";
export { compareFields } from "./compare-fields.ts";
export { nameProxy, type ProxySettings } from "./name-proxy.ts";
export type { Created, NotSent, PostOutcome, Rejected, Unknown } from "./outcome.ts";
export { type BaseUrl, isLoopback, parseBaseUrl } from "./parse-base-url.ts";
// What brings HTTP with it is not here, and is loaded when something is sent: ./list-campaigns.ts, ./post-campaign.ts,
// ./probe-key.ts.
export type { KeyProbe, KeyQuestion, Told } from "./probe-key.ts";
export { quoteServer } from "./quote-server.ts";
export { redact } from "./redact.ts";
export { writeCurl } from "./write-curl.ts";
