export {
  type Account,
  type Accounts,
  type Company,
  environmentAccountId,
  type Learned,
} from "./account.ts";
export { type Choice, chooseAccount } from "./choose-account.ts";
export { cleanLabel } from "./clean-label.ts";
export { judgeProbe, type Verdict } from "./judge-probe.ts";
export { listNames, nameAccount, nameCompany, possessive, titleAccount } from "./name-accounts.ts";
export { firstAccountId, readAccounts, type StoredAccount, writeAccounts } from "./read-accounts.ts";
export { schemeFor } from "./scheme-for.ts";
