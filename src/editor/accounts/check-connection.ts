import { commands, type LogOutputChannel, window, workspace } from "vscode";
import { type Account, judgeProbe, type Learned, type Verdict } from "../../accounts/index.ts";
import {
  compareFields,
  type KeyProbe,
  nameProxy,
  parseBaseUrl,
  quoteServer,
  redact,
} from "../../outbox/index.ts";
import { findActiveCampaign } from "../find-active-campaign.ts";
import { readSettings } from "../read-settings.ts";
import { currentFirst } from "./current-account.ts";
import { describeConnection } from "./describe-connection.ts";
import type { AccountKeeper } from "./keep-accounts.ts";
import type { AccountKnower } from "./know-accounts.ts";
import { pickAccount } from "./pick-account.ts";
import { probeToken } from "./verify-token.ts";

/** What is needed to check. */
export interface CheckParts {
  readonly accounts: AccountKeeper;
  readonly knower: AccountKnower;
  readonly log: LogOutputChannel;
  readonly userAgent: string;
}

/**
 * The command: says in one message whether a token works, whose it is, in which form it is sent, through which proxy, and
 * how long that took. By calls that change nothing; what they tell of the account is kept.
 */
export async function checkConnection(parts: CheckParts): Promise<void> {
  if (!workspace.isTrusted) {
    const reason = "This workspace is not trusted, so nothing is sent from it. Trust it first.";
    return offer(window.showWarningMessage, reason, "Manage Workspace Trust", "workbench.trust.manage");
  }
  const base = parseBaseUrl(readSettings().apiBaseUrl);
  if (!base.ok) return void window.showErrorMessage(base.reason);
  try {
    await check(base.origin, base.campaigns, parts);
  } catch (error) {
    window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

async function check(origin: string, campaigns: URL, parts: CheckParts): Promise<void> {
  const { accounts, log, userAgent } = parts;
  const { host } = campaigns;
  const all = await accounts.list(origin);
  if (all.length === 0) {
    const reason = `You are not signed in to ${host}, so there is no token to check.`;
    return offer(window.showWarningMessage, reason, "Sign In…", "outbox.signIn");
  }
  const account = await chooseAccountToCheck(all, parts);
  const token = account && (await accounts.tokenOf(account));
  if (account === undefined || token === undefined) return;
  const began = performance.now();
  const probe = await probeToken(token, origin, `Checking the connection to ${host}`, userAgent);
  if (probe === undefined) return;
  const milliseconds = Math.round(performance.now() - began);
  const verdict = judgeProbe(probe);
  // What was found out is told, whether or not it can be kept; why it cannot is logged by who keeps it.
  await accounts.learn(account, toLearned(verdict)).catch(() => undefined);
  const tokens = (await Promise.all(all.map((each) => accounts.tokenOf(each)))).flatMap((each) => each ?? []);
  const safe = (text: string) => [token, ...tokens].reduce(redact, text);
  const message = safe(
    describeConnection({ account, host, verdict, proxy: findProxy(campaigns), milliseconds }),
  );
  log.info(`Check Connection: ${message}`);
  for (const line of describeDifferences(probe)) log.info(safe(quoteServer(line, token)));
  // With a button VS Code shows the whole of a long message.
  if (verdict.state === "verified")
    return offer(window.showInformationMessage, message, "Show Log", "outbox.showLog");
  // That it cannot be told is no fault of the token, and no other one is needed.
  if (verdict.state === "unclear")
    return offer(window.showWarningMessage, message, "Show Log", "outbox.showLog");
  offer(window.showErrorMessage, message, "Sign In…", "outbox.signIn");
}

/** The account of the campaign in front, or the only one; else a person says which. */
async function chooseAccountToCheck(
  all: readonly Account[],
  { knower }: CheckParts,
): Promise<Account | undefined> {
  const document = findActiveCampaign();
  const choice = document && knower.choose(document);
  if (choice?.state === "chosen") return all.find(({ id }) => id === choice.account.id) ?? choice.account;
  return all.length === 1 ? all[0] : pickAccount(currentFirst(all, knower), "Check Connection");
}

function toLearned(verdict: Verdict): Learned {
  if (verdict.state === "unclear") return {};
  if (verdict.state === "refused") return { isVerified: false };
  const { company, scheme } = verdict;
  return { isVerified: true, ...(company && { company }), ...(scheme && { scheme }) };
}

/** The proxy that the settings and the environment name for this address. */
function findProxy(url: URL): string | undefined {
  const settings = workspace.getConfiguration("http");
  const proxy = settings.get("proxy");
  const noProxy = settings.get("noProxy");
  const support = settings.get("proxySupport");
  const named = {
    proxy: typeof proxy === "string" ? proxy : "",
    noProxy: Array.isArray(noProxy) ? noProxy.map(String) : [],
    support: String(support),
  };
  return nameProxy(url, named, process.env);
}

/** For those who maintain the schema. */
function describeDifferences({ campaigns }: KeyProbe): readonly string[] {
  if (campaigns.told !== "taken" || campaigns.value === undefined) return [];
  const lines = compareFields(campaigns.value);
  if (lines.length === 0) return ["Outbox describes the fields of a campaign as they are known here."];
  return ["Outbox describes the fields of a campaign otherwise than they are known here:", ...lines];
}

/** Shows a message with one thing to do; nobody waits for the answer. */
function offer(
  show: (message: string, action: string) => Thenable<string | undefined>,
  message: string,
  action: string,
  command: string,
): void {
  show(message, action).then((chosen) => chosen === action && commands.executeCommand(command));
}
