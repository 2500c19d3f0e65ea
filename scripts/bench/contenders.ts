import type { TextDocument } from "vscode-languageserver-textdocument";
import { getLanguageService } from "yaml-language-server";
import schema from "../../schemas/campaign.schema.json";
import { findProblems, readCampaign } from "../../src/campaign/index.ts";

/** One who checks a campaign file: answers with the lines, from 0, on which problems begin. */
export type Contender = (document: TextDocument) => Promise<number[]>;

/** Our parser and rules. Offsets are made into lines and columns, because the peer's answer has them too. */
export const checkWithCore: Contender = async (document) =>
  findProblems(readCampaign(document.getText())).map(({ range }) => {
    const start = document.positionAt(range.start);
    document.positionAt(range.end);
    return start.line;
  });

/**
 * yaml-language-server in this process: `doValidation` as its ValidationHandler calls it when the pause in typing is
 * over, with the server's default settings and our schema set for campaign files.
 */
export function startLanguageServer(): Contender {
  const service = getLanguageService({
    schemaRequestService: (uri) =>
      Promise.reject(new Error(`The schema is given, yet ${uri} was asked for.`)),
    workspaceContext: { resolveRelativePath: (relativePath) => relativePath },
  });
  service.configure({
    validate: true,
    customTags: [],
    disableAdditionalProperties: false,
    keyOrdering: false,
    yamlVersion: "1.2",
    // A copy: the service writes into the schema it is given.
    schemas: [{ uri: schema.$id, fileMatch: ["*.campaign.yaml"], schema: structuredClone(schema) }],
  });
  return async (document) => {
    const diagnostics = await service.doValidation(document, false);
    return diagnostics.map(({ range }) => range.start.line);
  };
}
