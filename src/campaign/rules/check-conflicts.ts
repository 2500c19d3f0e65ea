import { type Conflict, findConflicts } from "../find-conflicts.ts";
import type { Fix } from "../fix.ts";
import { mendUuid } from "../fixes/mend-value.ts";
import { readCampaign } from "../read-campaign.ts";
import { restOfLineAt } from "../text.ts";
import { idOf } from "../write-id.ts";
import type { CampaignRule } from "./rule.ts";

/** No merge conflict is left in the file; and where both of its versions have an id, neither gets lost. */
export const checkConflicts: CampaignRule = function* ({ text }) {
  for (const conflict of findConflicts(text)) {
    const [upper, lower] = idsOf(text, conflict);
    const isTwo = upper !== undefined && lower !== undefined && upper !== lower;
    yield {
      code: "merge-conflict",
      severity: "error",
      message: isTwo
        ? "Git left two versions here, and each has an id: two campaigns exist in Outbox. Keep both ids, one of them in a comment."
        : "Git left two versions here, above and below `=======`. Keep one, and delete the lines git put in.",
      range: conflict.marker,
      related: { message: "The other version.", range: firstLine(text, conflict) },
      fixes: () => (isTwo ? keepBothIds(text, conflict, upper, lower) : keepOne(conflict, upper, lower)),
    };
  }
};

/** The id in either version: whatever it is, it must not get lost. */
function idsOf(text: string, { upper, lower }: Conflict): (string | undefined)[] {
  return [upper, lower].map(({ start, end }) => {
    const id = idOf(readCampaign(text.slice(start, end)));
    return id === undefined ? undefined : (mendUuid(id) ?? id);
  });
}

function firstLine(text: string, { lower }: Conflict) {
  const line = restOfLineAt(text, lower.start);
  return { start: lower.start, end: lower.start + line.length };
}

/** A version without the id is not offered where the other one has it. */
function keepOne(conflict: Conflict, upper: string | undefined, lower: string | undefined): Fix[] {
  const [keepUpper, keepLower] = [keep(conflict, "upper", ""), keep(conflict, "lower", "")];
  if (upper === lower) return [keepUpper, keepLower];
  return [{ ...(upper === undefined ? keepLower : keepUpper), preferred: true }];
}

function keepBothIds(text: string, conflict: Conflict, upper: string, lower: string): Fix[] {
  const lineBreak = /\r?\n/.exec(text.slice(conflict.whole.start))?.[0] ?? "\n";
  const remark = (other: string) => `# another campaign: ${other}${lineBreak}`;
  return [keep(conflict, "upper", remark(lower)), keep(conflict, "lower", remark(upper))];
}

/** Removes the markers and the other version; `remark` takes the place of what comes after the kept one. */
function keep({ whole, ...parts }: Conflict, part: "upper" | "lower", remark: string): Fix {
  const { start, end } = parts[part];
  return {
    title: `Keep the ${part} version${remark && ", and the other id in a comment"}`,
    edits: [
      { range: { start: whole.start, end: start }, text: "" },
      { range: { start: end, end: whole.end }, text: remark },
    ],
  };
}
