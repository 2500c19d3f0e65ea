// All that speaks HTTP: a bundle of its own, loaded when something is first sent.
export { readResource } from "../names/read-resource.ts";
export { listCampaigns } from "../outbox/list-campaigns.ts";
export { postCampaign } from "../outbox/post-campaign.ts";
export { probeKey } from "../outbox/probe-key.ts";
