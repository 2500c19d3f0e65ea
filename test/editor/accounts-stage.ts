import assert from "node:assert/strict";
import { commands } from "vscode";
import type { SandboxCompany } from "../sandbox/keys.ts";
import { companies, type Key } from "../sandbox/keys.ts";
import { type StubbedInputBox, stubInputBox } from "./stub-input-box.ts";
import { type StubbedWindow, stubWindow } from "./stub-window.ts";
import { fresh, origin, sandbox, set } from "./token-stage.ts";

const keys: readonly Key[] = JSON.parse(process.env["OUTBOX_SANDBOX_KEYS"] ?? "[]");

/** The key of a company, or of the agency. */
export function tokenOf(company?: SandboxCompany): string {
  const key = keys.find((each) => each.company?.id === company?.id);
  assert.ok(key);
  return key.token;
}

/** All keys of the sandbox. */
export const tokens = keys.map(({ token }) => token);

/** A campaign of a company, like no other. */
export function campaignOf(company: SandboxCompany): string {
  return fresh().replace(companies.acme.id, company.id);
}

/** A person before VS Code's boxes, lists and messages. */
export interface Person {
  readonly box: StubbedInputBox;
  readonly list: StubbedWindow;
  readonly warnings: StubbedWindow;
  readonly errors: StubbedWindow;
  readonly messages: StubbedWindow;
  /** Signs in with one more token; of several texts each is entered in turn. */
  add(token: string | readonly string[]): Promise<void>;
}

/** For each test of the suite that calls it: nobody is signed in, and a test answers whatever is shown. */
export function stagePerson(): Person {
  const box = stubInputBox();
  const list = stubWindow("showQuickPick");
  const warnings = stubWindow("showWarningMessage");
  const errors = stubWindow("showErrorMessage");
  const messages = stubWindow("showInformationMessage");
  const all = [list, warnings, errors, messages];
  const signOutOfAll = async () => {
    list.choose(/All Accounts/);
    await commands.executeCommand("outbox.signOut");
  };
  before(() => {
    for (const each of [box, ...all]) each.install();
  });
  beforeEach(async () => {
    delete process.env["OUTBOX_TOKEN"];
    box.answer(undefined);
    await sandbox.reset();
    await signOutOfAll();
    for (const each of all) each.choose(undefined);
  });
  afterEach(async () => {
    delete process.env["OUTBOX_TOKEN"];
    await set("apiBaseUrl", origin);
    await signOutOfAll();
  });
  after(() => {
    for (const each of [box, ...all]) each.restore();
  });
  return {
    box,
    list,
    warnings,
    errors,
    messages,
    add: async (token) => {
      list.choose(/Add an Account/);
      box.answer(token);
      assert.equal(await commands.executeCommand("outbox.signIn"), true);
      box.answer(undefined);
      list.choose(undefined);
    },
  };
}

/** Whose key created what, since the sandbox was last reset. */
export async function creators(): Promise<readonly (readonly [company: string, key: string])[]> {
  return (await sandbox.creators()).map(({ company, key }) => [company, key]);
}

/** Everything that was sent to create something. */
export async function sentCreates(): Promise<number> {
  return (await sandbox.requests()).filter(({ method }) => method === "POST").length;
}
