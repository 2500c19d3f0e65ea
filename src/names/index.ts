export { AccountNames, type NamesPorts, type NamesStore } from "./account-names.ts";
export { completeNames } from "./complete-names.ts";
export { choosePlaces, describeInALine, describeName, type PlaceLink } from "./describe-name.ts";
export { findNameFixes } from "./find-name-fixes.ts";
export { findNameProblems } from "./find-name-problems.ts";
export { type FileUses, FolderNames } from "./folder-names.ts";
export type { ResourceRead } from "./kept-resource.ts";
export { type KnownNames, mergeNames } from "./known-names.ts";
export { listHints, type NameHint } from "./list-hints.ts";
export type { AccountKnowledge, AccountName, AccountSource, FolderUse, NamedId } from "./named-id.ts";
export { placeUses } from "./place-uses.ts";
// readResource is not here: ./read-resource.ts brings HTTP with it, and is loaded when something is asked.
export { callOf, type Resource } from "./resource.ts";
export { summariseNames } from "./summarise-names.ts";
export { type AccountCache, readCache, writeCache } from "./write-cache.ts";
