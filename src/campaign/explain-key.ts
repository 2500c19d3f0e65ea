import type { Problem } from "./problem.ts";
import { fieldNames, responseOnlyReason } from "./schema.ts";

/** Why a key cannot stand at the top level, and what to do about it; `meant` is the field that was likely meant. */
export function explainKey(key: string, meant: string | undefined): Pick<Problem, "code" | "message"> {
  const reason = responseOnlyReason(key);
  if (reason !== undefined) {
    return {
      code: "read-only-key",
      message: `\`${key}\` cannot be set in this file: Outbox would drop it and say nothing. ${reason}`,
    };
  }
  if (key === "<<") {
    return {
      code: "unknown-key",
      message: "`<<` does not merge: YAML 1.2 has no merge key. Write the keys out.",
    };
  }
  const advice = meant === undefined ? `The keys are ${listed(fieldNames)}.` : `Did you mean \`${meant}\`?`;
  return { code: "unknown-key", message: `\`${key}\` is no key of a campaign. ${advice}` };
}

/** "a, b and c", each in backticks. */
function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}
