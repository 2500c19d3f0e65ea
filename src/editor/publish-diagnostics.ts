import { type Disposable, languages } from "vscode";
import { followCampaigns } from "./follow-campaigns.ts";
import type { DocumentReader } from "./read-document.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

/**
 * Shows the problems of every open campaign file, in the very event that changed it; those of very large files after
 * a pause in typing. They go when the file is closed.
 */
export function publishDiagnostics(reader: DocumentReader, extensionId: string): Disposable[] {
  const collection = languages.createDiagnosticCollection("outbox");
  return [
    collection,
    followCampaigns(
      (document) => {
        const { problems } = reader.read(document);
        collection.set(
          document.uri,
          problems.map((problem) => toDiagnostic(document, problem, extensionId)),
        );
      },
      ({ uri }) => collection.delete(uri),
    ),
  ];
}
