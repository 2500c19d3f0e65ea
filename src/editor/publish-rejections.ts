import { type Disposable, languages, type TextDocument, type Uri, workspace } from "vscode";
import {
  keepHolding,
  locateRejections,
  narrowEdit,
  type Rejection,
  readCampaign,
  type ServerProblem,
  shiftRange,
  type TextEdit,
  writeRequest,
} from "../campaign/index.ts";
import type { CreationHost } from "../creation/index.ts";
import { isCampaign } from "./is-campaign.ts";
import { isLarge } from "./is-large.ts";
import type { DocumentReader } from "./read-document.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

type Post = CreationHost["post"];

/** A file whose campaign was sent. */
interface SentFile {
  uri: Uri;
  /** The text as last seen. */
  text: string;
  /** What was refused, with ranges in that text. */
  rejections: readonly Rejection[];
  /** The edits since it was sent, those of one event together; undefined once the answer is there. */
  edits: TextEdit[][] | undefined;
}

/**
 * Shows on the values of a file what the server refused in the last try, and follows them through every edit. Each goes
 * when its value is edited, and all at the next try. A file that is closed and opened again shows what is left.
 */
export class RejectionPublisher implements Disposable {
  readonly #reader: DocumentReader;
  readonly #extensionId: string;
  readonly #files = new Map<string, SentFile>();
  readonly #collection = languages.createDiagnosticCollection("outbox-rejections");
  readonly #listening = [
    workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
      this.#update(
        document,
        contentChanges.map(({ rangeOffset: start, rangeLength, text }) => ({
          range: { start, end: start + rangeLength },
          text,
        })),
      ),
    ),
    workspace.onDidOpenTextDocument((document) => this.#catchUp(document)),
    workspace.onDidCloseTextDocument(({ uri }) => this.#collection.delete(uri)),
    workspace.onDidDeleteFiles(({ files }) => {
      for (const uri of files) this.#move(uri);
    }),
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) this.#move(oldUri, newUri);
    }),
  ];

  constructor(reader: DocumentReader, extensionId: string) {
    this.#reader = reader;
    this.#extensionId = extensionId;
  }

  /** What was refused in the last try with this file and has not been edited since, in the order of the text. */
  of({ uri }: TextDocument): readonly Rejection[] {
    return this.#files.get(uri.toString())?.rejections ?? [];
  }

  /** The same way of sending, which forgets the last try of a document and shows what the server refuses in this one. */
  follow(document: TextDocument, post: Post): Post {
    return async (call, account) => {
      const { uri } = document;
      const sent = document.getText();
      const file: SentFile = { uri, text: sent, rejections: [], edits: [] };
      this.#files.set(uri.toString(), file);
      this.#collection.delete(uri);
      let refused: readonly ServerProblem[] = [];
      try {
        const outcome = await post(call, account);
        if (outcome.outcome === "rejected") refused = outcome.problems;
        return outcome;
      } finally {
        this.#settle(file, locate(sent, call.body, refused));
      }
    };
  }

  dispose(): void {
    for (const listening of this.#listening) listening.dispose();
    this.#collection.dispose();
  }

  #settle(file: SentFile, rejections: readonly Rejection[]): void {
    file.rejections = (file.edits ?? []).reduce(shiftAll, rejections);
    file.edits = undefined;
    const isGone = this.#files.get(file.uri.toString()) !== file;
    if (!isGone) this.#publish(file);
  }

  #update(document: TextDocument, edits: readonly TextEdit[]): void {
    const file = this.#files.get(document.uri.toString());
    if (file === undefined || edits.length === 0) return;
    const narrowed = edits.flatMap((edit) => narrowEdit(file.text, edit));
    file.text = document.getText();
    file.edits?.push(narrowed);
    file.rejections = shiftAll(file.rejections, narrowed);
    if (file.edits === undefined) this.#publish(file);
  }

  /** What happened to a file while it was closed is one edit. */
  #catchUp(document: TextDocument): void {
    const file = this.#files.get(document.uri.toString());
    if (file === undefined) return;
    this.#update(document, [{ range: { start: 0, end: file.text.length }, text: document.getText() }]);
  }

  #publish(file: SentFile): void {
    const document = workspace.textDocuments.find(({ uri }) => uri.toString() === file.uri.toString());
    if (document !== undefined && isCampaign(document)) {
      // Too long to be read at each key stroke: there only an edit inside the value ends it.
      const mayRead = !isLarge(document);
      if (mayRead) file.rejections = keepHolding(this.#reader.read(document).campaign, file.rejections);
      this.#collection.set(
        document.uri,
        file.rejections.map((rejection) => toDiagnostic(document, rejection, this.#extensionId)),
      );
    }
    if (file.rejections.length === 0) this.#files.delete(file.uri.toString());
  }

  /** Follows a file, or the files of a folder, to a new address; forgets them without one. */
  #move(from: Uri, to?: Uri): void {
    for (const [address, file] of [...this.#files]) {
      if (address !== from.toString() && !address.startsWith(`${from}/`)) continue;
      this.#files.delete(address);
      this.#collection.delete(file.uri);
      if (to === undefined) continue;
      file.uri = to.with({ path: to.path + file.uri.path.slice(from.path.length) });
      this.#files.set(file.uri.toString(), file);
      for (const document of workspace.textDocuments) this.#catchUp(document);
    }
  }
}

/** The answer is about what was sent: nothing can be located in a text that says something else. */
function locate(text: string, body: string, problems: readonly ServerProblem[]): Rejection[] {
  if (problems.length === 0) return [];
  const campaign = readCampaign(text);
  return writeRequest(campaign) === body ? locateRejections(campaign, problems) : [];
}

function shiftAll(rejections: readonly Rejection[], edits: readonly TextEdit[]): readonly Rejection[] {
  return rejections.flatMap((rejection) => {
    const range = shiftRange(rejection.range, edits);
    return range === undefined ? [] : [{ ...rejection, range }];
  });
}
