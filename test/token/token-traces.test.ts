import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { commands, env, languages, window } from "vscode";
import { findToken, homeVariable } from "../../scripts/vscode/find-token.ts";
import { company, openCampaign } from "../editor/campaign-editor.ts";
import {
  create,
  folderOfWorkspace,
  fresh,
  origin,
  sandbox,
  stageSignIn,
  token,
} from "../editor/token-stage.ts";
import type { Fault } from "../sandbox/fault.ts";
import { companies, staffSecret } from "../sandbox/keys.ts";

/** Everything VS Code writes; not known in a desktop VS Code. */
const home = process.env[homeVariable];

describe("The token", () => {
  const { signIn } = stageSignIn();

  describe("is read by nobody when the server gives it back", () => {
    const base64 = Buffer.from(`Bearer ${token}`).toString("base64");
    const json = { "Content-Type": "application/json" };
    const html = { "Content-Type": "text/html" };
    const answers: readonly (readonly [name: string, headers: Record<string, string>, body: string])[] = [
      ["as JSON", json, JSON.stringify({ detail: `Bearer ${token} is not valid` })],
      ["for a field", json, JSON.stringify({ name: [`Who is ${token}?`], [token]: ["Unknown."] })],
      ["as a web page", html, `<html><title>No ${token}</title><p>${encodeURIComponent(token)}</p></html>`],
      [
        "as text",
        { "Content-Type": "text/plain" },
        `Authorization: Bearer ${token.slice(0, 9)}\n ${token.slice(9)}`,
      ],
      ["in base64", json, JSON.stringify({ detail: base64 })],
      ["in headers", { ...html, Location: `${origin}/?${token}`, "Retry-After": token }, ""],
    ];
    for (const [name, headers, body] of answers) {
      for (const status of [201, 302, 400, 401, 500]) {
        it(`${name}, ${status}`, async () => {
          await signIn(token);
          const fault: Fault = { kind: "answer", strikes: "before-create", status, headers, body };
          await sandbox.failNext(fault);
          const document = await openCampaign(fresh());
          const result = await create(document);
          assert.ok(["rejected", "unknown"].includes(result.outcome), result.reason);
          const problems = languages.getDiagnostics(document.uri);
          const said = JSON.stringify([result, problems]);
          for (const piece of [token.slice(0, 12), token.slice(-12), base64.slice(12, 28)]) {
            assert.ok(!said.includes(piece), said);
          }
        });
      }
    }
  });

  it("is in no file that VS Code writes, whatever one does", async function () {
    if (home === undefined) this.skip();
    const mark = `hunt-${randomUUID()}`;
    const open = (name: string) => openCampaign(fresh(`${mark} ${name}`), `${mark}-${name}.campaign.yaml`);
    await signIn(token);
    await create(await open("created"));
    await sandbox.failNext({
      kind: "answer",
      strikes: "before-create",
      status: 400,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name: [`No ${token}`] }),
    });
    await create(await open("rejected"));
    await sandbox.failNext({ kind: "cut", strikes: "after-create" });
    await create(await open("lost"));
    const document = await open("shown");
    await commands.executeCommand("outbox.previewRequest", document.uri);
    await commands.executeCommand("outbox.copyAsCurl", document.uri);
    assert.ok(!(await env.clipboard.readText()).includes(token));
    for (const { document: shown } of window.visibleTextEditors) {
      assert.ok(!`${shown.uri} ${shown.getText()}`.includes(token));
    }
    await create(await openCampaign(fresh().replace(company, "00000000-0000-4000-8000-000000000404")));
    await commands.executeCommand("outbox.checkConnection");
    await commands.executeCommand("outbox.signOut");
    process.env["OUTBOX_TOKEN"] = token;
    await create(await open("last"));
    const written = await writtenUntil(home, `${mark}-last`);
    const secrets = [token, staffSecret(companies.acme)];
    assert.deepEqual(await findToken([home, folderOfWorkspace()], ...secrets), []);
    // What was searched is what holds the rest of the story.
    const ledger = await findToken([home], `${mark}-lost`);
    assert.ok(
      ledger.some((file) => /ledger\W[^/\\]+\.json$/.test(file)),
      ledger.join(),
    );
    for (const line of ["-created", "-rejected", "-lost"]) assert.ok(written.includes(mark + line), line);
    assert.equal((await findToken([folderOfWorkspace()], mark)).length, 5);
  });
});

/** The extension's log, once it holds this text: VS Code writes it a little later. */
async function writtenUntil(folder: string, text: string): Promise<string> {
  for (;;) {
    const [log] = (await findToken([folder], text)).filter((file) => file.endsWith("Outbox.log"));
    if (log !== undefined) return readFile(log, "utf8");
    await setTimeout(100);
  }
}
