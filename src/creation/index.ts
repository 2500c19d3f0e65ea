export type { Attempt, AttemptEnd, Owner, Past } from "./attempt.ts";
export { createCampaign } from "./create-campaign.ts";
export { defaultOrigin, isUnmarked } from "./host-comment.ts";
export { type IsAlive, type Known, type Ledger, openLedger } from "./ledger.ts";
export type { CampaignFile, CreateSettings, CreationHost, IdWritten, Sought } from "./ports.ts";
export { askToCreate, type ConfirmCreate, type Question } from "./questions.ts";
export { refuseProblems } from "./refuse-problems.ts";
export { type CreateResult, type NotSentCode, notSent } from "./result.ts";
