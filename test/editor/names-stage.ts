import assert from "node:assert/strict";
import {
  type CompletionItem,
  type CompletionList,
  commands,
  DiagnosticSeverity,
  type Hover,
  type InlayHint,
  languages,
  type MarkdownString,
  Range,
  Selection,
  type TextDocument,
  window,
} from "vscode";
import type { Fault } from "../sandbox/fault.ts";
import { companies } from "../sandbox/keys.ts";
import { openCampaign } from "./campaign-editor.ts";
import { when } from "./the-ledger.ts";
import { sandbox } from "./token-stage.ts";

/** The beginning of a campaign of Acme Roofing. */
export const required = `name: A\ncompany: ${companies.acme.id}\n`;

/** Asks for all names anew. */
export function refresh(): Thenable<void> {
  return commands.executeCommand("outbox.refreshNames");
}

/** Opens a file with this text, with the cursor at its `█`. */
export async function openAt(marked: string): Promise<TextDocument> {
  const document = await openCampaign(marked.replace("█", ""));
  const position = document.positionAt(marked.indexOf("█"));
  if (window.activeTextEditor) window.activeTextEditor.selection = new Selection(position, position);
  return document;
}

/** What is offered by name at the `█`. */
export async function namesAt(marked: string): Promise<CompletionItem[]> {
  const document = await openAt(marked);
  const position = document.positionAt(marked.indexOf("█"));
  const list = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
  return list.items.filter(({ sortText }) => sortText?.startsWith("!"));
}

/** Those an account tells of: files of other tests have names, too. */
export async function accountNamesAt(marked: string): Promise<CompletionItem[]> {
  return (await namesAt(marked)).filter(({ detail }) => !detail?.endsWith(" here"));
}

export function labelOf({ label }: CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}

/** Takes the first suggestion as soon as there is one. Resolves to the text then. */
export async function takeFirst(document: TextDocument): Promise<string> {
  const before = document.getText();
  while (document.getText() === before) {
    await commands.executeCommand("acceptSelectedSuggestion");
    await new Promise((resolve) => setTimeout(resolve, 50)); // No event says that the list is there.
  }
  return document.getText();
}

export async function hintsOf(document: TextDocument): Promise<string[]> {
  const all = new Range(0, 0, document.lineCount, 0);
  const hints = await commands.executeCommand<InlayHint[]>(
    "vscode.executeInlayHintProvider",
    document.uri,
    all,
  );
  return hints.map(({ position, label }) => `${position.line + 1} ${label}`);
}

/** The hovers at a text, one below the other. */
export async function hoverOver(document: TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await commands.executeCommand<Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    position,
  );
  return hovers.flatMap(({ contents }) => contents.map((each) => (each as MarkdownString).value)).join("\n");
}

/** The warnings about names, as `code text`. */
export function warningsOf(document: TextDocument): string[] {
  return languages.getDiagnostics(document.uri).flatMap(({ code, range, severity }) => {
    const value = typeof code === "object" ? String(code.value) : "";
    if (value !== "wrong-kind" && value !== "unverified-sender") return [];
    assert.equal(severity, DiagnosticSeverity.Warning);
    return [`${value} ${document.getText(range)}`];
  });
}

export async function untilWarned(document: TextDocument, expected: readonly string[]): Promise<void> {
  await when(languages.onDidChangeDiagnostics, () => warningsOf(document).join() === expected.join());
}

export async function failReads(fault: Fault | null): Promise<void> {
  for (const route of ["/settings/company", "/agent/list", "/email/senders/"]) {
    await sandbox.failAll(`GET ${route}`, fault);
  }
}
