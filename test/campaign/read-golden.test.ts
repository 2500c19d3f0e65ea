import assert from "node:assert/strict";
import { diskForms, required } from "./marks.ts";
import { applyMarkers, readMarkers, readPair } from "./read-golden.ts";

const message = '"`status` is `Active`"';
const active = 'fix*!="Change to `active`"';

describe("golden files", () => {
  describe("are refused", () => {
    const cases: readonly (readonly [title: string, text: string, complaint: RegExp])[] = [
      ["a marker without its problem", `status: draft # want ${message}`, /line 3 has no problem/],
      [
        "a marker in another line",
        `# want ${message} ${active}\n# c\nstatus: Active`,
        /line 4 has no problem/,
      ],
      [
        "two markers for one problem",
        `status: Active # want ${message} ${active} want ""`,
        /has no problem ""/,
      ],
      [
        "another message",
        `status: Active # want "it is" ${active}`,
        /line 3 has no problem "it is", but line 3: `/,
      ],
      ["a problem without a marker", "status: Active", /problems without a marker: line 3: `status` is/],
      ["a wrong title", `status: Active # want ${message} fix*!="Change it"`, /line 3 offers other fixes/],
      [
        "a fix that is not preferred",
        `status: Active # want ${message} fix!="Change to \`active\`"`,
        /other fixes/,
      ],
      [
        "a fix that is not certain",
        `status: Active # want ${message} fix*="Change to \`active\`"`,
        /other fixes/,
      ],
      ["a fix too few", `status: Active # want ${message}`, /other fixes/],
      ["a fix too many", `status: Active # want ${message} ${active} or="Remove it"`, /other fixes/],
      ["a marker of no known form", `status: Active # want ${message} mend="x"`, /marker cannot be read/],
      ["a marker under the last line", `status: Active\n# want ${message}`, /there is none/],
    ];
    for (const [title, text, complaint] of cases) {
      it(title, () => assert.throws(() => applyMarkers(required + text), complaint));
    }

    it("fixes that overlap", () => {
      const both = 'fix*="Add `name` and `company`"';
      const name = `want "\`name\` is missing" ${both} or="Add \`name\`"`;
      const company = `want "\`company\` is missing" ${both} or="Add \`company\`"`;
      assert.throws(() => applyMarkers(`timezone: UTC # ${name} ${company}\n`), /two of the fixes overlap/);
    });
  });

  it("are refused where the golden file is missing", () => {
    assert.throws(() => readPair("examples", "spring-launch"), /spring-launch\.golden\.campaign\.yaml/);
  });

  describe("are taken", () => {
    const mended = `status: active # want ${message} ${active}\n`;
    for (const [form, change] of diskForms) {
      it(`with the marker behind the problem (${form})`, () => {
        const text = `${required}status: Active # want ${message} ${active}\n`;
        assert.equal(applyMarkers(change(text)), change(required + mended));
      });
    }

    it("with the marker above the problem, and another in between", () => {
      const text = `${required}# want ${message} ${active}\n  # want "\`status\`" \nstatus: Active\n`;
      assert.deepEqual(
        readMarkers(text).map(({ line }) => line),
        [4, 4],
      );
    });

    it("without a marker where there is no problem", () => assert.equal(applyMarkers(required), required));

    it("with a fix that is offered and not applied", () => {
      const text = `${required}status: Active # want ${message} or*!="Change to \`active\`"\n`;
      assert.equal(applyMarkers(text), text);
    });

    it("with quotes in the message", () => {
      const [marker] = readMarkers('x # want "say \\"hi\\"" fix*!="a" or="b"');
      assert.deepEqual(marker, {
        line: 0,
        message: 'say "hi"',
        fixes: [
          { title: "a", preferred: true, certain: true, isApplied: true },
          { title: "b", preferred: false, certain: false, isApplied: false },
        ],
      });
    });
  });
});
