import type { AuthorizationScheme, KeyProbe } from "../outbox/index.ts";
import type { Company } from "./account.ts";
import { cleanLabel } from "./clean-label.ts";

/** What is to be thought of a token. */
export type Verdict =
  | { readonly state: "verified"; readonly company?: Company; readonly scheme?: AuthorizationScheme }
  /** Where campaigns are created, in either form. */
  | { readonly state: "refused"; readonly status: number; readonly words: string }
  /** No call could tell; why, as the end of a sentence that begins with "because". */
  | { readonly state: "unclear"; readonly why: string; readonly advice?: string };

type Silence = Extract<KeyProbe["campaigns"], { readonly told: "nothing" }>;

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
  if (campaigns.told === "refused")
    return { state: "refused", status: campaigns.status, words: campaigns.words };
  // Only a company's key is documented to be told whose it is: one that is not may be an agency's, and a good one.
  const isUnnamed = company.told === "refused";
  return { state: "unclear", ...explainDoubt(campaigns, isUnnamed) };
}

function explainDoubt({ why, advice }: Silence, isUnnamed: boolean): Pick<Silence, "why" | "advice"> {
  if (!isUnnamed) return { why, ...(advice !== undefined && { advice }) };
  return {
    why: `Outbox does not tell with it whose it is, which may be so with an agency's key, and ${why}`,
    advice: advice ?? "If it is a company's key, make sure that all of it was copied.",
  };
}
