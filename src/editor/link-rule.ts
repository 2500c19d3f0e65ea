import { commands, type Disposable, env, Uri, window } from "vscode";
import type { ProblemCode } from "../campaign/index.ts";

const page = "docs/rules.md";

/**
 * The address of the documentation of a rule, which the handler below opens. It is neither a command, since VS Code runs
 * those from the list of problems but not from the hover; nor that of the file, which would show its source.
 */
export function linkRule(extensionId: string, code: ProblemCode): Uri {
  return Uri.from({ scheme: env.uriScheme, authority: extensionId, path: `/${page}`, fragment: code });
}

/** Opens the documentation of a rule when its address is followed: the page of this extension, at the rule. */
export function showRules(extensionUri: Uri): Disposable {
  return window.registerUriHandler({
    handleUri: async ({ path, fragment }) => {
      if (path !== `/${page}`) return;
      const rule = Uri.joinPath(extensionUri, page).with({ fragment });
      await commands.executeCommand("markdown.showPreview", rule);
    },
  });
}
