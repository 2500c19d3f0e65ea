import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { commands, type TextDocument, workspace } from "vscode";
import type { CreateResult } from "../../src/creation/index.ts";
import { connectSandbox } from "../sandbox/connect-sandbox.ts";
import type { Key } from "../sandbox/keys.ts";
import type { RecordedRequest } from "../sandbox/record-request.ts";
import { valid } from "./campaign-editor.ts";
import { type StubbedInputBox, stubInputBox } from "./stub-input-box.ts";

export const origin = process.env["OUTBOX_SANDBOX_ORIGIN"] ?? "";
export const token = process.env["OUTBOX_SANDBOX_TOKEN"] ?? "";
/** The key of the agency, which may create for any company. */
export const agencyToken =
  (JSON.parse(process.env["OUTBOX_SANDBOX_KEYS"] ?? "[]") as Key[]).at(-1)?.token ?? "";
export const sandbox = connectSandbox(origin);

export async function create(document: TextDocument): Promise<CreateResult> {
  return commands.executeCommand<CreateResult>("outbox.createCampaign", document.uri);
}

/** A campaign like no other: what was created already, or may have been, is asked about before it is sent again. */
export function fresh(name = randomUUID() as string): string {
  return valid.replace("Spring launch", name);
}

export async function set(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration("outbox").update(name, value, true);
}

export function folderOfWorkspace(): string {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return folder.uri.fsPath;
}

/** The creates that were sent. Names are read beside them, whenever that is due. */
export async function postRequests(): Promise<readonly RecordedRequest[]> {
  return (await sandbox.requests()).filter(({ method }) => method === "POST");
}

/** The creates that were sent, by their Authorization headers. */
export async function posts(): Promise<readonly (string | undefined)[]> {
  const requests = await postRequests();
  return requests.map(({ headers }) => headers["authorization"]?.toString());
}

/** For each test of the suite that calls it: nobody is signed in, and a test answers the input box. */
export function stageSignIn(): { readonly box: StubbedInputBox; signIn(text: string): Promise<void> } {
  const box = stubInputBox();
  before(() => box.install());
  beforeEach(async () => {
    delete process.env["OUTBOX_TOKEN"];
    box.answer(undefined);
    await sandbox.reset();
    await commands.executeCommand("outbox.signOut");
  });
  afterEach(async () => {
    delete process.env["OUTBOX_TOKEN"];
    await commands.executeCommand("outbox.signOut");
    await set("apiBaseUrl", origin);
    await commands.executeCommand("outbox.signOut");
  });
  after(() => box.restore());
  return {
    box,
    signIn: async (text) => {
      box.answer(text);
      await commands.executeCommand("outbox.signIn");
      box.answer(undefined);
    },
  };
}
