import { isMap } from "yaml";
import { addKeys } from "../fixes/add-keys.ts";
import { suggestKey } from "../fixes/suggest-key.ts";
import type { Problem } from "../problem.ts";
import { type Campaign, nodeRange } from "../read-campaign.ts";
import { fieldSchema, requiredFields } from "../schema.ts";
import { firstWordIn, type TextRange } from "../text.ts";
import type { CampaignRule } from "./rule.ts";

/** The file is one mapping, and the keys every campaign needs are in it. */
export const checkShape: CampaignRule = (campaign) => {
  const lacking = requiredFields.filter((field) => !campaign.entries.some(({ key }) => key === field));
  return lacking.length === 0 && campaign.byEntries ? [] : checkWhole(campaign, lacking);
};

/** The same, for these keys that no entry has. */
function checkWhole(campaign: Campaign, lacking: readonly string[]): Problem[] {
  const { text, root, entries, syntax, unread } = campaign;
  if (root !== null && !isMap(root)) {
    return [
      {
        code: "not-a-mapping",
        severity: "error",
        message: "A campaign is written as lines of `key: value`, such as `name: Spring launch`.",
        range: nodeRange(text, root),
      },
    ];
  }
  // Behind a quote or bracket that is never closed any key may be hidden: then nothing is known to be missing.
  const isBroken = syntax.some(({ code }) => code === "yaml-syntax");
  if (isBroken && (root === null || root.flow)) return [];
  const place: TextRange = entries[0]?.keyRange ?? (root ? nodeRange(text, root) : { start: 0, end: 0 });
  // A broken line's key is there, if only its colon is missing.
  const broken = new Set(unread.map((range) => firstWordIn(text, range)));
  const missing = lacking.filter((field) => !broken.has(field) && !(isBroken && isHiddenIn(text, field)));
  return missing.map((field) => missingKey(campaign, field, place, missing));
}

/** Whether a key stands at the beginning of some line, however deep: in a broken text it may be meant. */
function isHiddenIn(text: string, field: string): boolean {
  return text.includes(field) && new RegExp(`^[ \\t]*["']?${field}["']?[ \\t]*:`, "m").test(text);
}

function missingKey(
  campaign: Campaign,
  field: string,
  range: TextRange,
  missing: readonly string[],
): Problem {
  return {
    code: "missing-key",
    severity: "error",
    message: `\`${field}\` is missing. ${fieldSchema(field)?.description ?? ""}`.trimEnd(),
    range,
    fixes: () => [
      { ...addKeys(campaign, missing), preferred: !isMeant(campaign, field) },
      ...(missing.length > 1 ? [addKeys(campaign, [field])] : []),
    ],
  };
}

/** Whether another key of the file is likely to be this one, misspelled. */
function isMeant({ entries }: Campaign, field: string): boolean {
  return entries.some(({ key }) => !fieldSchema(key) && suggestKey(key)[0]?.word === field);
}
