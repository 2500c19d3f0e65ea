import { type Account, nameAccount, possessive, type Verdict } from "../../accounts/index.ts";

/** What came of a check. */
export interface Checked {
  readonly account: Account;
  readonly host: string;
  readonly verdict: Verdict;
  /** `HOST:PORT`; undefined where VS Code and the environment name none. */
  readonly proxy: string | undefined;
  readonly milliseconds: number;
}

/** One message that tells it all. */
export function describeConnection({ account, host, verdict, proxy, milliseconds }: Checked): string {
  const way = proxy === undefined ? "without a proxy" : `through the proxy ${proxy}`;
  const time = `It took ${milliseconds} ms, ${way}.`;
  const whose = nameAccount(account);
  switch (verdict.state) {
    case "verified": {
      const { company } = verdict;
      const owner = company
        ? `The token works: ${host} says that it is ${possessive(company.name)}.`
        : `The token (${whose}) works at ${host}, which does not say whose it is.`;
      return `${owner} ${describeForm(verdict)} ${time}`;
    }
    case "refused": {
      const words = verdict.words === "" ? "" : `: “${verdict.words}”`;
      return `${host} did not take the token (${whose}), neither as “Bearer <token>” nor alone (${verdict.status}${words}). Check it in Outbox under Settings → Integrations, then use “Outbox: Sign In…”. ${time}`;
    }
    case "unclear": {
      const advice = verdict.advice === undefined ? "" : ` ${verdict.advice}`;
      return `It cannot be told whether the token (${whose}) works, because ${verdict.why}.${advice} ${time}`;
    }
  }
}

function describeForm({ scheme }: Verdict & { readonly state: "verified" }): string {
  if (scheme === undefined) {
    return "Whether it is to be sent as “Bearer <token>” or alone can only be told by creating a campaign.";
  }
  return scheme === "bearer" ? "It is sent as “Bearer <token>”." : "It is sent alone, without “Bearer”.";
}
