import { type TextDocument, workspace } from "vscode";
import { titleAccount } from "../accounts/index.ts";
import { idOf, writeRequest } from "../campaign/index.ts";
import { findIdHost } from "../creation/index.ts";
import { parseBaseUrl } from "../outbox/index.ts";
import type { AccountKnower } from "./accounts/know-accounts.ts";
import type { AttemptKnower } from "./know-attempts.ts";
import type { Conditions } from "./list-actions.ts";
import { attemptProblemOf } from "./publish-attempts.ts";
import type { DocumentReader } from "./read-document.ts";
import { readSettings } from "./read-settings.ts";

/** Under which conditions something can be done with a document, as they are now. */
export function readConditions(
  document: TextDocument,
  reader: DocumentReader,
  attempts: AttemptKnower,
  knower: AccountKnower,
): Conditions {
  return {
    isTrusted: workspace.isTrusted,
    confirmCreate: readSettings().confirmCreate,
    attempt: attemptProblemOf(document, reader, attempts),
    hosts: findHosts(document, reader, attempts),
    isChanged: isChanged(document, reader, attempts),
    account: nameIfSeveral(document, knower),
    isUnderWay: attempts.of(document)?.state === "under-way",
  };
}

/** The account it would be created with, where there is more than one it could be. */
function nameIfSeveral(document: TextDocument, knower: AccountKnower): string | undefined {
  const known = knower.now;
  if (known?.state !== "known" || known.accounts.length < 2) return undefined;
  const choice = knower.chooseFrom(known, document);
  return choice.state === "chosen" ? titleAccount(choice.account) : undefined;
}

/** Whether the file would send something else now than what created its campaign; false where that is not on record. */
function isChanged(document: TextDocument, reader: DocumentReader, attempts: AttemptKnower): boolean {
  const { campaign } = reader.read(document);
  const past = attempts.of(document);
  if (past?.state !== "created" || past.id !== idOf(campaign)) return false;
  return past.attempt.body !== writeRequest(campaign);
}

function findHosts(
  document: TextDocument,
  reader: DocumentReader,
  attempts: AttemptKnower,
): Conditions["hosts"] {
  const { campaign } = reader.read(document);
  const base = parseBaseUrl(readSettings().apiBaseUrl);
  if (!base.ok || idOf(campaign) === undefined) return undefined;
  const here = new URL(base.origin).host;
  const there = findIdHost(campaign, attempts.of(document), base.origin);
  return there === here ? undefined : { there, here };
}
