import assert from "node:assert/strict";
import { readCampaign, writeRequest } from "../../src/campaign/index.ts";
import {
  type Attempt,
  findSameCampaigns,
  indexByName,
  type Known,
  sameCampaignProblem,
} from "../../src/creation/index.ts";
import { sha256 } from "../../src/creation/sha256.ts";
import { id, valid } from "./stage.ts";

const origin = "https://api.getoutbox.ai";

/** A file that created a campaign by sending this. */
function created(file: string, text: string, at = origin): Known {
  const body = writeRequest(readCampaign(text));
  const attempt: Attempt = {
    version: 1,
    file,
    number: 1,
    origin: at,
    body,
    bodyHash: sha256(body),
    startedAt: "2026-05-03T10:32:00.000Z",
    owner: { window: "a", processId: 1 },
  };
  return { file, past: { state: "created", attempt, id, next: 2 } };
}

const files: readonly Known[] = [
  created("file:///a", valid),
  created("file:///b", `${valid}timezone: UTC\n`),
  created("file:///c", valid, "https://staging.example.com"),
  created("file:///d", valid),
  { file: "file:///e", past: { state: "no-answer", next: 2 } },
];

function find(text: string, here: string | undefined = origin, known = files): string[] {
  return findSameCampaigns(readCampaign(text), indexByName(known), () => here).map(({ file }) => file);
}

describe("A file that would create once more what another file has created", () => {
  it("is one that says exactly the same, to the same origin", () => {
    assert.deepEqual(find(valid), ["file:///a", "file:///d"]);
    assert.deepEqual(find(`# A copy\n${valid.replaceAll(": ", ":   ")}`), ["file:///a", "file:///d"]);
    assert.deepEqual(find(valid, "https://staging.example.com"), ["file:///c"]);
  });

  it("is none that says anything else, has an id, or says nothing", () => {
    assert.deepEqual(find(`${valid}description: x\n`), []);
    assert.deepEqual(find(valid.replace("name: ", "name: Other ")), []);
    assert.deepEqual(find(`id: ${id}\n${valid}`), []);
    assert.deepEqual(find(""), []);
    assert.deepEqual(find(valid, origin, []), []);
  });

  it("is none for a sandbox on this machine, nor where the setting is broken", () => {
    const here = "http://127.0.0.1:8080";
    assert.deepEqual(find(valid, here, [created("file:///a", valid, here)]), []);
    assert.deepEqual(
      findSameCampaigns(readCampaign(valid), indexByName(files), () => undefined),
      [],
    );
  });

  it("does not ask for the origin, which takes time, where no campaign has its name", () => {
    const text = valid.replace("name: ", "name: Other ");
    findSameCampaigns(readCampaign(text), indexByName(files), () => assert.fail("asked"));
  });

  it("is told so on its name", () => {
    const [known] = indexByName(files).values();
    const past = known?.[0]?.past;
    assert.ok(past);
    const problem = sameCampaignProblem(readCampaign(valid), "a.campaign.yaml", past, () => "10:32");
    assert.match(
      problem?.message ?? "",
      /^The same campaign was created from a\.campaign\.yaml \(10:32\), as /,
    );
    assert.equal(problem && valid.slice(problem.range.start, problem.range.end), "Spring launch");
  });
});
