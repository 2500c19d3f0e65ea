import assert from "node:assert/strict";
import fc from "fast-check";
import { fileNameOf, freeFileName } from "../../src/campaign/index.ts";
import { runs } from "./generate.ts";

describe("the file name of a campaign", () => {
  const names: readonly (readonly [name: string, slug: string])[] = [
    ["Spring Launch – May", "spring-launch-may"],
    ["  100% off!! ", "100-off"],
    ["Größe & Übergröße", "größe-übergröße"],
    ["Cafe\u0301", "caf\u00E9"],
    ["Весна 2026", "весна-2026"],
    ["春のキャンペーン", "春のキャンペーン"],
    ["हिन्दी", "हिन्दी"],
    ["../../etc/passwd", "etc-passwd"],
    ['a\\b:c*d?e"f<g>h|i', "a-b-c-d-e-f-g-h-i"],
    ["AUX", "aux-campaign"],
    ["com1", "com1-campaign"],
    ["Lpt¹", "lpt¹-campaign"],
    ["CON. ", "con-campaign"],
    ["console", "console"],
    ["…", "campaign"],
    ["🎉", "campaign"],
    [`${"a".repeat(49)} b`, "a".repeat(49)],
  ];
  for (const [name, slug] of names) {
    it(`of ${JSON.stringify(name)} is ${slug}`, () =>
      assert.equal(fileNameOf(name), `${slug}.campaign.yaml`));
  }

  it("is one that every file system takes, whatever the campaign's name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 255 }), (name) => {
        const fileName = fileNameOf(name);
        assert.match(fileName, /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]*\.campaign\.yaml$/u);
        assert.ok(new TextEncoder().encode(fileName).length <= 230);
      }),
      runs(500),
    );
  });

  it("gets the first number that is free when it is taken", () => {
    const name = "may.campaign.yaml";
    assert.equal(freeFileName(name, []), name);
    assert.equal(freeFileName(name, ["may.yaml", "June.campaign.yaml"]), name);
    assert.equal(freeFileName(name, [name]), "may-2.campaign.yaml");
    assert.equal(
      freeFileName(name, ["MAY.campaign.YAML", "may-2.campaign.yaml", "may-4.campaign.yaml"]),
      "may-3.campaign.yaml",
    );
    assert.equal(
      freeFileName("caf\u00E9.campaign.yaml", ["cafe\u0301.campaign.yaml"]),
      "caf\u00E9-2.campaign.yaml",
    );
  });
});
