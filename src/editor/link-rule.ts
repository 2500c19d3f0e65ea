import { Uri } from "vscode";
import type { ProblemCode } from "../campaign/index.ts";

/**
 * What opens the documentation of a rule, docs/rules.md#code, beside its problem: as a command, since a link to the
 * file alone would show its source, from the top.
 */
export function linkRule(extensionUri: Uri, code: ProblemCode): Uri {
  const page = Uri.joinPath(extensionUri, "docs", "rules.md").with({ fragment: code });
  return Uri.from({
    scheme: "command",
    path: "markdown.showPreview",
    query: JSON.stringify([page]),
    fragment: code,
  });
}
