import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Location,
  type TextDocument,
} from "vscode";
import type { Problem, Severity } from "../campaign/index.ts";
import { linkRule } from "./link-rule.ts";
import { toRange } from "./to-range.ts";

/** What VS Code shows of a problem in a document, with the way to the documentation of its rule. */
export function toDiagnostic(
  document: TextDocument,
  { code, severity, message, range, related }: Problem,
  extensionId: string,
): Diagnostic {
  const diagnostic = new Diagnostic(toRange(document, range), message, severities[severity]);
  diagnostic.source = "outbox";
  diagnostic.code = { value: code, target: linkRule(extensionId, code) };
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
