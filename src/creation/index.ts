export type { Attempt, AttemptEnd, Owner, Past } from "./attempt.ts";
export { createCampaign } from "./create-campaign.ts";
export { type Ledger, openLedger } from "./ledger.ts";
export type { CampaignFile, CreateSettings, CreationHost, IdWritten } from "./ports.ts";
export type { ConfirmCreate, Question } from "./questions.ts";
export { type CreateResult, type NotSentCode, notSent } from "./result.ts";
