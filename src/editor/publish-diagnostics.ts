import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Disposable,
  Location,
  languages,
  type TextDocument,
  type Uri,
  workspace,
} from "vscode";
import type { Problem, Severity } from "../campaign/index.ts";
import { isCampaign } from "./is-campaign.ts";
import { isLarge } from "./is-large.ts";
import { linkRule } from "./link-rule.ts";
import type { DocumentReader } from "./read-document.ts";
import { toRange } from "./to-range.ts";

/** How long a pause in typing is, in milliseconds. */
const pause = 300;

/**
 * Shows the problems of every open campaign file, in the very event that changed it; those of very large files after
 * a pause in typing. They go when the file is closed.
 */
export function publishDiagnostics(reader: DocumentReader, extensionUri: Uri): Disposable[] {
  const collection = languages.createDiagnosticCollection("outbox");
  const waiting = new Map<TextDocument, NodeJS.Timeout>();
  const forget = (document: TextDocument) => {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
  };
  const publish = (document: TextDocument) => {
    forget(document);
    if (document.isClosed) return;
    const { problems } = reader.read(document);
    collection.set(
      document.uri,
      problems.map((problem) => toDiagnostic(document, problem, extensionUri)),
    );
  };
  const publishSoon = (document: TextDocument) => {
    if (!isCampaign(document)) return;
    forget(document);
    if (!isLarge(document)) publish(document);
    else
      waiting.set(
        document,
        setTimeout(() => publish(document), pause),
      );
  };
  for (const document of workspace.textDocuments) publishSoon(document);
  return [
    collection,
    { dispose: () => [...waiting.keys()].forEach(forget) },
    workspace.onDidOpenTextDocument(publishSoon),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) publishSoon(document);
    }),
    workspace.onDidCloseTextDocument((document) => {
      forget(document);
      collection.delete(document.uri);
    }),
  ];
}

function toDiagnostic(
  document: TextDocument,
  { code, severity, message, range, related }: Problem,
  extensionUri: Uri,
): Diagnostic {
  const diagnostic = new Diagnostic(toRange(document, range), message, severities[severity]);
  diagnostic.source = "outbox";
  diagnostic.code = { value: code, target: linkRule(extensionUri, code) };
  if (related) {
    const place = new Location(document.uri, toRange(document, related.range));
    diagnostic.relatedInformation = [new DiagnosticRelatedInformation(place, related.message)];
  }
  return diagnostic;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
