import assert from "node:assert/strict";
import { mendBoolean, mendDateTime, mendUuid } from "../../src/campaign/fixes/mend-value.ts";
import { uuid } from "./marks.ts";

describe("mendUuid", () => {
  const cases: readonly (readonly [written: string, id: string | undefined])[] = [
    [uuid, uuid],
    [uuid.toUpperCase(), uuid],
    [uuid.replaceAll("-", ""), uuid],
    [uuid.replaceAll("-", "–"), uuid],
    [uuid.replaceAll("-", " - "), undefined],
    [uuid.replace("-", ""), uuid],
    [`{${uuid}}`, uuid],
    [`(${uuid})`, uuid],
    [`{ ${uuid} }`, uuid],
    [`urn:uuid:{${uuid}}`, uuid],
    [`${uuid.slice(0, 9)}{${uuid.slice(9)}}`, undefined],
    [`3-${uuid.replaceAll("-", "").slice(1)}`, undefined],
    [uuid.replace("-", "--"), undefined],
    [`${uuid}${" ".repeat(200)}`, undefined],
    [`urn:uuid:${uuid}`, uuid],
    [`URN:UUID:${uuid.toUpperCase()}`, uuid],
    [` "${uuid}" `, uuid],
    [`“${uuid}”`, uuid],
    [`${uuid.slice(0, -1)}`, undefined],
    [`${uuid}0`, undefined],
    [`${uuid.slice(0, -1)}g`, undefined],
    [`${uuid}, ${uuid}`, undefined],
    [`https://app.example.com/${uuid}`, undefined],
    ["nope", undefined],
    ["", undefined],
  ];
  for (const [written, id] of cases) it(JSON.stringify(written), () => assert.equal(mendUuid(written), id));
});

describe("mendDateTime", () => {
  /** A `?` behind it: a part was filled in. */
  const cases: readonly (readonly [written: string, mended: string])[] = [
    ["2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z"],
    ["2026-03-01 09:00:00Z", "2026-03-01T09:00:00Z"],
    ["2026-03-01t09:00:00z", "2026-03-01T09:00:00Z"],
    ["2026-03-01T9:00Z", "2026-03-01T09:00:00Z"],
    ["2026-03-01 09:00 UTC", "2026-03-01T09:00:00Z"],
    ["2026-03-01 09:00+0200", "2026-03-01T09:00:00+02:00"],
    ["2026-03-01 09:00 -05", "2026-03-01T09:00:00-05:00"],
    ["2026-03-01T09:00:00,250Z", "2026-03-01T09:00:00.250Z"],
    ["'2026-03-01T09:00Z'", "2026-03-01T09:00:00Z"],
    ["2026-03-01T09:00:00", "2026-03-01T09:00:00Z?"],
    ["2026-03-01 09:00", "2026-03-01T09:00:00Z?"],
    ["2026-03-01", "2026-03-01T00:00:00Z?"],
    ["2024-02-29", "2024-02-29T00:00:00Z?"],
    ["2026-02-29", ""],
    ["2026-13-01", ""],
    ["2026-03-01 25:00", ""],
    ["2026-03-01T09:00:00+25:00", ""],
    ["2026-03-01 09", ""],
    ["2026-3-1", ""],
    ["01.03.2026", ""],
    ["03/01/2026", ""],
    ["1 March 2026", ""],
    ["tomorrow", ""],
    ["", ""],
  ];
  for (const [written, expected] of cases) {
    it(JSON.stringify(written), () => {
      const mended = mendDateTime(written);
      assert.equal(mended === undefined ? "" : mended.text + (mended.filledIn ? "?" : ""), expected);
    });
  }
});

describe("mendBoolean", () => {
  const cases: readonly (readonly [words: string, flag: boolean | undefined])[] = [
    ["true True TRUE yes Yes y Y on On 1 'true' \"yes\" “on”", true],
    ["false False no NO n off Off 0 'false'", false],
    ["2 -1 null ~ maybe yesterday nope of ''", undefined],
  ];
  for (const [words, flag] of cases) {
    for (const word of words.split(" ")) it(`${word}: ${flag}`, () => assert.equal(mendBoolean(word), flag));
  }
  it("nothing", () => assert.equal(mendBoolean(""), undefined));
});
