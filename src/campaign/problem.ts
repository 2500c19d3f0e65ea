import type { Fix } from "./fix.ts";
import type { TextRange } from "./text.ts";

/** The stable names of the rules, as users see them beside a problem. */
export type ProblemCode =
  | "yaml-syntax"
  | "duplicate-key"
  | "multiple-documents"
  | "not-a-mapping"
  | "unknown-key"
  | "missing-key"
  | "wrong-type"
  | "invalid-value"
  | "invalid-format"
  | "too-long"
  | "too-short"
  | "read-only-key"
  | "unknown-timezone"
  | "duplicate-sender"
  | "alias-expansion"
  | "merge-conflict"
  | "old-timezone"
  | "deleted-campaign"
  | "no-senders"
  | "outer-spaces"
  | "null-windows"
  | "ambiguous-text"
  | "curly-quotes"
  | "hidden-text"
  | "no-answer"
  | "lost-id"
  | "duplicate-id"
  | "same-campaign"
  | "wrong-kind"
  | "unverified-sender"
  | "server-rejected";

export type Severity = "error" | "warning" | "information" | "hint";

/** Something to say about a campaign file, and exactly where. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
  readonly range: TextRange;
  /** Another place that explains this one, such as the first of two equal keys. */
  readonly related?: { readonly message: string; readonly range: TextRange };
  /** What would cure it, the likeliest first; worked out when it is asked for. Ask `findFixes`, which tries each. */
  readonly fixes?: () => Iterable<Fix>;
}

/** A problem, and the place of its rule in their order. */
export interface Finding {
  readonly order: number;
  readonly problem: Problem;
}
