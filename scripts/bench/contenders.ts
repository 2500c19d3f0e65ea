import type { TextDocument } from "vscode-languageserver-textdocument";
import { getLanguageService } from "yaml-language-server";
import schema from "../../schemas/campaign.schema.json";
import { complete, describeAt } from "../../src/campaign/index.ts";
import { openReader } from "./our-reader.ts";

/** One who knows campaign files. Each answer is about the document as it then is, and is put together in full. */
export interface Contender {
  /** The lines, from 0, on which problems begin. */
  findProblems(document: TextDocument): Promise<number[]>;
  /** How many things can be written at this offset. */
  complete(document: TextDocument, offset: number): Promise<number>;
  /** How long the explanation of what is at this offset is, in characters; 0 where there is none. */
  hover(document: TextDocument, offset: number): Promise<number>;
}

/** Both who are measured. */
export interface Contenders {
  readonly ours: Contender;
  readonly peer: Contender;
}

/** Both, knowing nothing yet. */
export function startContenders(): Contenders {
  return { ours: startOurs(), peer: startPeer() };
}

/** What the extension does, but for VS Code: offsets are made into lines and columns, as the peer's answers have them. */
export function startOurs(): Contender {
  const read = openReader();
  return {
    findProblems: async (document) =>
      read(document).problems.map(({ range }) => {
        const start = document.positionAt(range.start);
        document.positionAt(range.end);
        return start.line;
      }),
    complete: async (document, offset) => {
      const completions = complete(read(document).campaign, offset, "Europe/Berlin");
      // As the extension does: those that replace the same get the same range.
      for (const range of new Set(completions.map(({ edit }) => edit.range))) {
        document.positionAt(range.start);
        document.positionAt(range.end);
      }
      return completions.length;
    },
    hover: async (document, offset) =>
      describeAt(read(document).campaign, offset, new Date())?.markdown.length ?? 0,
  };
}

/**
 * yaml-language-server in this process: `doValidation`, `doComplete` and `doHover` as its handlers call them, with the
 * server's default settings and our schema set for campaign files.
 */
export function startPeer(): Contender {
  const service = getLanguageService({
    schemaRequestService: (uri) =>
      Promise.reject(new Error(`The schema is given, yet ${uri} was asked for.`)),
    workspaceContext: { resolveRelativePath: (relativePath) => relativePath },
  });
  service.configure({
    validate: true,
    completion: true,
    hover: true,
    customTags: [],
    disableAdditionalProperties: false,
    keyOrdering: false,
    yamlVersion: "1.2",
    // A copy: the service writes into the schema it is given.
    schemas: [{ uri: schema.$id, fileMatch: ["*.campaign.yaml"], schema: structuredClone(schema) }],
  });
  return {
    findProblems: async (document) =>
      (await service.doValidation(document, false)).map(({ range }) => range.start.line),
    complete: async (document, offset) =>
      (await service.doComplete(document, document.positionAt(offset), false)).items.length,
    hover: async (document, offset) => {
      const hover = await service.doHover(document, document.positionAt(offset));
      return hover ? JSON.stringify(hover.contents).length : 0;
    },
  };
}
