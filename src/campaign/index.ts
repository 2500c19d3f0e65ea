export { type Completion, complete } from "./complete.ts";
export { findProblems, hasErrors } from "./find-problems.ts";
export { isUuid } from "./formats.ts";
export type { Problem, ProblemCode, Severity } from "./problem.ts";
export { type Campaign, type Entry, readCampaign } from "./read-campaign.ts";
export { type FieldSchema, fieldNames, fieldSchema, requiredFields } from "./schema.ts";
export { applyEdit, type TextEdit, type TextRange } from "./text.ts";
export { idOf, writeId } from "./write-id.ts";
export { writeRequest } from "./write-request.ts";
