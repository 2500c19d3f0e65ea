import assert from "node:assert/strict";
import { readCampaign } from "../../src/campaign/index.ts";
import { readCompany } from "../../src/creation/index.ts";
import { acme } from "../accounts/make-account.ts";

const { id } = acme;

describe("The company of a campaign file", () => {
  const cases: readonly (readonly [text: string, company: object])[] = [
    [`company: ${id}\n`, { id }],
    [`company: ${id} # Acme Roofing \nname: x\n`, { id, name: "Acme Roofing" }],
    [`company: "${id}"   #Acme\r\n`, { id, name: "Acme" }],
    [`company: ${id} ## $(bug)\u202e [Acme](x) #1\n`, { id, name: "$ (bug) [Acme] (x) #1" }],
    [`{ company: ${id}, # Acme\n  name: x }\n`, { id, name: "Acme" }],
    [`{ company: ${id}, name: x } # no name of it\n`, { id }],
    [`workflow: &a ${id}\ncompany: *a # Acme\n`, { id, name: "Acme" }],
    [`company: &a ${id}\nworkflow: *a\n`, { id }],
    ["company: 5\n", { id: "" }],
    ["company:\n", { id: "" }],
    ["company: # none yet\n", { id: "" }],
    ["name: x\n", { id: "" }],
    ["", { id: "" }],
  ];
  for (const [text, company] of cases) {
    it(JSON.stringify(text), () => {
      const { id: read, name } = readCompany(readCampaign(text));
      assert.deepEqual({ id: read, ...(read !== "" && name !== undefined && { name }) }, company);
    });
  }
});
