import {
  type Campaign,
  type IdUse,
  idKinds,
  keyOfKind,
  listIdUses,
  type Problem,
} from "../campaign/index.ts";
import { aKind } from "./describe-name.ts";
import type { KnownNames } from "./known-names.ts";
import { explainUnready } from "./sender-status.ts";

/** More are not told at once: whoever pasted a list under the wrong key sees it from these. */
const most = 100;

/**
 * What is to say about the ids of a campaign from what is known of them: ids of another kind, and senders that cannot send.
 * Of what accounts say only what is known now counts, and not what is stale.
 * @param file the address of the campaign's file
 */
export function findNameProblems(campaign: Campaign, file: string, known: KnownNames): Problem[] {
  const problems: Problem[] = [];
  for (const use of listIdUses(campaign)) {
    const problem = findKindProblem(use, file, known) ?? findStatusProblem(use, known);
    if (problem) problems.push(problem);
    if (problems.length === most) break;
  }
  return problems;
}

function findKindProblem(use: IdUse, file: string, known: KnownNames): Problem | undefined {
  const named = known.of(use.id);
  if (named === undefined) return undefined;
  const told = named.accounts.filter(({ source }) => source.state === "known");
  if (named.accounts.length === 0) return findFolderProblem(use, file, known);
  const [other] = told;
  if (other === undefined || told.some(({ kind }) => kind === use.kind)) return undefined;
  const what = other.name === "" ? aKind(other.kind) : `the ${other.kind} “${other.name}”`;
  return {
    code: "wrong-kind",
    severity: "warning",
    message: `This is ${what} of the account ${other.source.label}, and \`${keyOfKind[use.kind]}\` takes the id of ${aKind(use.kind)}. Move it to \`${keyOfKind[other.kind]}\`, or write another one here.`,
    range: use.range,
  };
}

/**
 * Files alone can only tell that they disagree. That is worth a word where nothing speaks for this use: other files have
 * the id, all under one and the same other key. No id is of two kinds, so one of the places is wrong.
 */
function findFolderProblem(use: IdUse, file: string, known: KnownNames): Problem | undefined {
  const others = known.countOthers(use.id, file);
  const [kind, ...more] = idKinds.filter((each) => others[each] > 0);
  if (kind === undefined || more.length > 0 || kind === use.kind) return undefined;
  const files = others[kind] === 1 ? "Another file has" : `${others[kind]} other files have`;
  return {
    code: "wrong-kind",
    severity: "warning",
    message: `${files} this id under \`${keyOfKind[kind]}\`, and none under \`${keyOfKind[use.kind]}\`. An id is only ever of one kind: look which of the two is right.`,
    range: use.range,
  };
}

function findStatusProblem(use: IdUse, known: KnownNames): Problem | undefined {
  if (use.kind !== "sender") return undefined;
  const told = known
    .of(use.id)
    ?.accounts.find(({ kind, source }) => kind === "sender" && source.state === "known");
  const fault = explainUnready(told?.status);
  if (told === undefined || fault === undefined) return undefined;
  return {
    code: "unverified-sender",
    severity: "warning",
    message: `${told.name === "" ? "This sender" : `The sender “${told.name}”`} ${fault}: Outbox calls it \`${told.status}\`. Verify it in Outbox before the campaign is to send.`,
    range: use.range,
  };
}
