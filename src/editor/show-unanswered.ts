import { basename, dirname } from "node:path/posix";
import { commands, Disposable, env, StatusBarAlignment, ThemeColor, Uri, window } from "vscode";
import { type CreationHost, type Known, settleGone, standingOf } from "../creation/index.ts";
import { addressOf } from "./address-of.ts";
import { findCampaignFile } from "./find-campaign-file.ts";
import { formatMoment } from "./format-moment.ts";
import type { AttemptKnower } from "./know-attempts.ts";

/** What is needed to lead to a campaign file. */
interface Parts {
  readonly attempts: AttemptKnower;
  readonly host: CreationHost;
}

/** Counts in the status bar the campaign files whose last attempt got no answer, and leads to them. */
export function showUnanswered(parts: Parts): Disposable {
  const { attempts, host } = parts;
  const item = window.createStatusBarItem("outbox.unanswered", StatusBarAlignment.Right, 99);
  item.name = "Outbox Campaigns Without an Answer";
  item.command = "_outbox.showUnanswered";
  item.backgroundColor = new ThemeColor("statusBarItem.warningBackground");
  const update = () => {
    const told = tellUnanswered(attempts.unanswered, host);
    if (told === undefined) return item.hide();
    item.text = told.text;
    item.tooltip = told.tooltip;
    item.accessibilityInformation = { label: told.tooltip };
    item.show();
  };
  return Disposable.from(
    item,
    attempts.onDidChange(update),
    commands.registerCommand("_outbox.showUnanswered", async () => {
      const known = await choose(attempts.unanswered, host);
      if (known !== undefined) await lead(known, parts);
    }),
  );
}

/** What the status bar says; undefined where there is nothing to say. */
export function tellUnanswered(
  unanswered: readonly Known[],
  { nameOf }: Pick<CreationHost, "nameOf">,
): { readonly text: string; readonly tooltip: string } | undefined {
  if (unanswered.length === 0) return undefined;
  const files = unanswered.map((known) => `${nameOf(known.file)}, ${describe(known)}`);
  return {
    text: `$(question) ${unanswered.length} without an answer`,
    tooltip: [
      "Outbox did not say whether these campaigns were created:",
      ...files,
      "Select to go there.",
    ].join("\n"),
  };
}

function describe({ past: { attempt } }: Known): string {
  return attempt ? formatMoment(new Date(attempt.startedAt)) : "the record cannot be read";
}

async function choose(unanswered: readonly Known[], host: CreationHost): Promise<Known | undefined> {
  if (unanswered.length < 2) return unanswered[0];
  const sorted = unanswered.toSorted((one, other) => one.file.localeCompare(other.file));
  const items = sorted.map((known) => ({
    label: basename(Uri.parse(known.file).path),
    description: folderOf(host.nameOf(known.file)),
    detail: known.past.attempt ? `sent ${describe(known)}` : describe(known),
    known,
  }));
  const options = {
    title: "Campaigns Without an Answer",
    placeHolder: "Which one do you want to look into?",
    matchOnDescription: true,
  };
  return (await window.showQuickPick(items, options))?.known;
}

/** The folder of a file; empty where that is the workspace. */
function folderOf(name: string): string {
  const folder = dirname(name);
  return folder === "." ? "" : folder;
}

/** Shows the file, wherever it is now; without one, only a person can say what became of the campaign. */
async function lead({ file, past }: Known, { attempts, host }: Parts): Promise<void> {
  const { attempt } = past;
  const found = await findCampaignFile(Uri.parse(file, true), {
    body: attempt?.body ?? "",
    standing: async (address) => (attempt ? standingOf(attempt, address, host.ledger) : "unknown"),
  });
  if ("document" in found) {
    // Where a window began to deal with that file just now, it is shown all the same.
    if (found.isElsewhere && attempt !== undefined)
      await host.ledger.share(attempt, await addressOf(found.document.uri), "perhaps");
    await window.showTextDocument(found.document);
    return;
  }
  if (attempt === undefined) {
    window.showErrorMessage(`${host.nameOf(file)} cannot be shown, because ${found.because}.`);
    return;
  }
  const id = await settleGone(file, attempt, host);
  attempts.refresh();
  if (id === undefined) return;
  const copy = "Copy Id";
  const message = `The campaign of ${host.nameOf(file)} exists in Outbox as ${id}. It has no file to write the id into.`;
  if ((await window.showErrorMessage(message, copy)) === copy) await env.clipboard.writeText(id);
}
