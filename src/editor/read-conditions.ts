import { type TextDocument, workspace } from "vscode";
import { nameCompany, titleAccount } from "../accounts/index.ts";
import { idOf, writeRequest } from "../campaign/index.ts";
import { defaultOrigin, findIdHost, readCompany } from "../creation/index.ts";
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
    ...readAccount(document, knower, reader),
    isUnderWay: attempts.of(document)?.state === "under-way",
  };
}

/** The account it would be created with, or that there is none for its company; nothing as long as that is not known. */
function readAccount(
  document: TextDocument,
  knower: AccountKnower,
  reader: DocumentReader,
): Pick<Conditions, "account" | "companyWithoutAccount"> {
  const known = knower.now;
  if (known?.state !== "known") return {};
  const choice = knower.chooseFrom(known, document);
  if (choice.state === "chosen") {
    const { company, label, source, origin } = choice.account;
    const name = source === "environment" ? titleAccount(choice.account) : (company?.name ?? label);
    const isSaid = origin === defaultOrigin || name === known.host;
    return { account: isSaid ? name : `${name} at ${known.host}` };
  }
  if (choice.state !== "wrong") return {};
  const company = readCompany(reader.read(document).campaign);
  return { companyWithoutAccount: nameCompany(company, choice.accounts) };
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
