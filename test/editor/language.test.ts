import assert from "node:assert/strict";
import { commands, extensions, version, workspace } from "vscode";
import { openCampaign, valid } from "./campaign-editor.ts";

describe("The extension", () => {
  it("runs in a real VS Code, set to the sandbox", () => {
    assert.match(version, /^1\.\d+\.\d+$/);
    assert.equal(
      workspace.getConfiguration("outbox").get("apiBaseUrl"),
      process.env["OUTBOX_SANDBOX_ORIGIN"],
    );
  });

  it("gives campaign files a language of their own, under both endings", async () => {
    for (const name of ["a.campaign.yaml", "b.campaign.yml"]) {
      assert.equal((await openCampaign(valid, name)).languageId, "outbox-campaign");
    }
  });

  it("sets two spaces, no tabs and word wrap for it, and nothing for YAML", () => {
    const settings = workspace.getConfiguration("editor", { languageId: "outbox-campaign" });
    assert.equal(settings.get("tabSize"), 2);
    assert.equal(settings.get("insertSpaces"), true);
    assert.equal(settings.get("wordWrap"), "on");
    const defaults = manifest()["configurationDefaults"];
    assert.deepEqual(Object.keys(defaults ?? {}), ["[outbox-campaign]"]);
  });

  it("registers every command it contributes", async () => {
    const known = new Set(await commands.getCommands(true));
    for (const { command } of manifest()["commands"] as { command: string }[])
      assert.ok(known.has(command), command);
  });

  it("lets no workspace set any of its settings", () => {
    const { properties } = manifest()["configuration"] as { properties: Record<string, { scope: string }> };
    for (const [name, { scope }] of Object.entries(properties)) assert.equal(scope, "application", name);
    assert.ok(Object.keys(properties).length <= 8);
  });
});

function manifest(): Record<string, unknown> {
  const extension = extensions.getExtension("outbox-campaigns.outbox-campaigns");
  assert.ok(extension);
  return extension.packageJSON.contributes;
}
