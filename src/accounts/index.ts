export {
  type Account,
  type Accounts,
  type Company,
  environmentAccountId,
  type Learned,
} from "./account.ts";
