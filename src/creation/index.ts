export { adoptId } from "./adopt-id.ts";
export type { Attempt, AttemptAccount, AttemptEnd, Owner, Past } from "./attempt.ts";
export { believeId } from "./believe-id.ts";
export { claim } from "./claim.ts";
export { createCampaign } from "./create-campaign.ts";
export { currentId } from "./current-id.ts";
export type { ChosenAccount } from "./decide-account.ts";
export { fieldIn } from "./field-in.ts";
export { type AttemptProblem, findAttemptProblem } from "./find-attempt-problem.ts";
export { findIdHost } from "./find-id-host.ts";
export {
  type CreatedByName,
  type CreatedFile,
  findSameCampaigns,
  indexByName,
  sameCampaignProblem,
} from "./find-same-campaign.ts";
export { defaultOrigin, isUnmarked } from "./host-comment.ts";
export { type IsAlive, type Ledger, openLedger, type Survey } from "./ledger.ts";
export type {
  AccountChoices,
  CampaignFile,
  CreateSettings,
  CreationHost,
  IdToWrite,
  IdWritten,
  Sought,
} from "./ports.ts";
export { askToCreate, type ConfirmCreate, type Question } from "./questions.ts";
export { type FileCompany, readCompany } from "./read-company.ts";
export type { Known } from "./read-known.ts";
export { refuseProblems } from "./refuse-problems.ts";
export { type CreateResult, type NotSentCode, notSent } from "./result.ts";
export { settleGone } from "./settle-gone.ts";
export { type Standing, standingOf } from "./standing-of.ts";
