import type { AuthorizationScheme, KeyProbe } from "../outbox/index.ts";
import type { Company } from "./account.ts";
import { cleanLabel } from "./clean-label.ts";

/** What is to be thought of a token. */
export type Verdict =
  | { readonly state: "verified"; readonly company?: Company; readonly scheme?: AuthorizationScheme }
  /** By every call that could tell. */
  | { readonly state: "refused"; readonly status: number; readonly words: string }
  /** No call could tell; why, as the end of a sentence that begins with "because". */
  | { readonly state: "unclear"; readonly why: string; readonly advice?: string };

/** Judges a token by what was found out about it. The form counts that the call takes by which campaigns are created. */
export function judgeProbe({ company, campaigns }: KeyProbe): Verdict {
  if (company.told === "taken" || campaigns.told === "taken") {
    const name = company.told === "taken" ? cleanLabel(company.value.name) : "";
    return {
      state: "verified",
      ...(company.told === "taken" && { company: { id: company.value.id, name: name || company.value.id } }),
      ...(campaigns.told === "taken" && { scheme: campaigns.scheme }),
    };
  }
  const refused = [campaigns, company].find(({ told }) => told === "refused");
  if (refused?.told === "refused") return { state: "refused", status: refused.status, words: refused.words };
  const silent = campaigns.told === "nothing" ? campaigns : company;
  const { why = "", advice }: { why?: string; advice?: string } = silent.told === "nothing" ? silent : {};
  return { state: "unclear", why, ...(advice !== undefined && { advice }) };
}
