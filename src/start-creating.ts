import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { type ExtensionContext, type LogOutputChannel, Uri } from "vscode";
import type { IdKind } from "./campaign/index.ts";
import {
  type CreateResult,
  type CreationHost,
  type Ledger,
  type Owner,
  openLedger,
} from "./creation/index.ts";
import { checkConnection } from "./editor/accounts/check-connection.ts";
import { AccountKeeper } from "./editor/accounts/keep-accounts.ts";
import { AccountKnower } from "./editor/accounts/know-accounts.ts";
import { pickAccount } from "./editor/accounts/pick-account.ts";
import { ChoiceKeeper } from "./editor/accounts/remember-choices.ts";
import { rememberSignIns } from "./editor/accounts/remember-sign-ins.ts";
import { showStatus } from "./editor/accounts/show-status.ts";
import { askForToken, type SignInParts, signIn } from "./editor/accounts/sign-in.ts";
import { signOut } from "./editor/accounts/sign-out.ts";
import { askForId } from "./editor/ask-for-id.ts";
import { askQuestion } from "./editor/ask-question.ts";
import { copyAsCurl } from "./editor/copy-as-curl.ts";
import { type CreateParts, runCreateCampaign } from "./editor/create-campaign.ts";
import { CampaignFileMaker } from "./editor/create-campaign-file.ts";
import { followMoves } from "./editor/file-moves.ts";
import { fixAttempts } from "./editor/fix-attempts.ts";
import { formatMoment } from "./editor/format-moment.ts";
import { CampaignIndex } from "./editor/index-campaigns.ts";
import { isOwnerAlive } from "./editor/is-owner-alive.ts";
import { isThere } from "./editor/is-there.ts";
import { AttemptKnower } from "./editor/know-attempts.ts";
import { lookForCampaign } from "./editor/look-for-campaign.ts";
import { nameInWorkspace } from "./editor/name-in-workspace.ts";
import { knowNames, refreshNames, showNames } from "./editor/names/index.ts";
import { newCampaign } from "./editor/new-campaign.ts";
import { postWithProgress } from "./editor/post-with-progress.ts";
import { previewRequests } from "./editor/preview-request.ts";
import { type Life, proveAlive } from "./editor/prove-alive.ts";
import { provideCampaignActions } from "./editor/provide-campaign-actions.ts";
import { provideCodeLenses } from "./editor/provide-code-lenses.ts";
import { publishAttempts } from "./editor/publish-attempts.ts";
import { publishDuplicates } from "./editor/publish-duplicates.ts";
import { RejectionPublisher } from "./editor/publish-rejections.ts";
import { publishSameCampaigns } from "./editor/publish-same-campaigns.ts";
import type { DocumentReader } from "./editor/read-document.ts";
import { readSettings } from "./editor/read-settings.ts";
import { recoverIds } from "./editor/recover-ids.ts";
import { reportDamage } from "./editor/report-damage.ts";
import { settleOnSave } from "./editor/settle-on-save.ts";
import { showUnanswered } from "./editor/show-unanswered.ts";
import { registerWriteIdBack } from "./editor/write-id-back.ts";

/** What extension.ts has already. */
export interface StartParts {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly reader: DocumentReader;
}

/** What the commands do that need accounts, names or the ledger. */
export interface Creating {
  createCampaign(target: unknown): Promise<CreateResult>;
  newCampaign(target: unknown): Promise<Uri | undefined>;
  previewRequest(target: unknown): Promise<void>;
  copyAsCurl(target: unknown): Promise<void>;
  signIn(): Promise<boolean>;
  signOut(): Promise<void>;
  checkConnection(): Promise<void>;
  refreshNames(): Promise<void>;
  /** Whether there are names to offer for ids of this kind. */
  hasNames(kind: IdKind): boolean;
}

/** Builds the parts that create campaigns, and those that know accounts and names, and hands them to VS Code. */
export function startCreating({ context, log, reader }: StartParts): Creating {
  const index = new CampaignIndex(reader, log);
  const files = new CampaignFileMaker();
  const signIns = rememberSignIns(join(context.globalStorageUri.fsPath, "sign-ins"));
  const accounts = new AccountKeeper({ secrets: context.secrets, environment: process.env, log, signIns });
  const choices = new ChoiceKeeper(context.globalState);
  const knower = new AccountKnower({ accounts, choices, reader });
  const userAgent = `outbox-campaigns/${context.extension.packageJSON.version}`;
  const signing: SignInParts = { accounts, choices, knower, reader, userAgent };
  const names = knowNames({ accounts, index, log, context });
  const thisWindow = randomUUID();
  const life = proveAlive(thisWindow, process.pid);
  const isAlive = (other: Owner) => isOwnerAlive(other, thisWindow);
  const ledgerFolder = join(context.globalStorageUri.fsPath, "ledger");
  const ledger = openLedger(ledgerFolder, isAlive);
  const attempts = new AttemptKnower(ledger, ledgerFolder, log);
  const moves = followMoves(ledger, log, () => attempts.refresh());
  const host = creationHost({ ...signing, log, ledger, life, index });
  const rejections = new RejectionPublisher(reader, context.extension.id);
  const create: CreateParts = { host, reader, log, moves, rejections, attempts, underWay: new Set() };
  const claims = join(context.globalStorageUri.fsPath, "offers");
  const previews = previewRequests(reader, knower);
  context.subscriptions.push(
    moves,
    life,
    rejections,
    attempts,
    publishAttempts(reader, attempts, context.extension.id),
    index,
    publishDuplicates(reader, index, context.extension.id, log),
    publishSameCampaigns(reader, attempts, context.extension.id),
    fixAttempts(reader, attempts),
    settleOnSave(reader, host, create.underWay, log),
    recoverIds({ ...create, isAlive, claims }),
    reportDamage(ledger, attempts, log),
    registerWriteIdBack(create),
    showUnanswered(create),
    knower,
    ...showStatus(knower, reader),
    ...provideCodeLenses(reader, attempts, knower),
    provideCampaignActions(reader, attempts, knower),
    previews,
    names,
    showNames(names, reader, context.extension.id),
  );
  return {
    createCampaign: (target) => runCreateCampaign(target, create),
    newCampaign: (target) => newCampaign(target, files),
    previewRequest: (target) => previews.show(target),
    copyAsCurl: (target) => copyAsCurl(target, { reader, log, attempts, knower, ask: askQuestion }),
    signIn: () => signIn(signing),
    signOut: () => signOut(signing),
    checkConnection: () => checkConnection({ ...signing, log }),
    refreshNames: () => refreshNames(names),
    hasNames: (kind) => names.names().ofKind(kind).length > 0,
  };
}

interface HostParts extends SignInParts {
  readonly log: LogOutputChannel;
  readonly ledger: Ledger;
  readonly life: Life;
  readonly index: CampaignIndex;
}

function creationHost(parts: HostParts): CreationHost {
  const { accounts, choices, userAgent, log, ledger, life, index } = parts;
  return {
    owner: () => life.owner(),
    ledger,
    userAgent,
    settings: readSettings,
    now: () => new Date(),
    formatTime: (moment) => formatMoment(moment),
    accounts,
    choices,
    askForToken: (origin) => askForToken(origin, parts),
    pickAccount,
    isThere: (address) => isThere(Uri.parse(address, true)),
    nameOf: (address) => nameInWorkspace(Uri.parse(address)),
    lookFor: (sought) => lookForCampaign(sought, { accounts, choices, userAgent }),
    askForId: (body) => askForId(body, (id) => index.places(id).map(({ uri }) => nameInWorkspace(uri))),
    ask: askQuestion,
    post: (call, account) => postWithProgress(call, account, log),
    log: (line) => log.info(line),
  };
}
