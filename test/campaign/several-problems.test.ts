import assert from "node:assert/strict";
import { diskForms, required, summary, uuid } from "./marks.ts";

describe("several problems at once", () => {
  const cases: readonly (readonly [title: string, text: string, problems: readonly string[]])[] = [
    [
      "a line without a colon hides nothing before or behind it",
      `name: 42\nnmae: x\nthis line is broken\nstatus: live\ntimezone: utc\n`,
      [
        'missing-key "name"',
        'wrong-type "42"',
        'unknown-key "nmae"',
        'yaml-syntax "this line is broken"',
        'invalid-value "live"',
        'unknown-timezone "utc"',
      ],
    ],
    [
      "a quote that is never closed spoils its own entry only",
      `status: live\nname: "Spring\ncompany: x\nworkflow: y\n`,
      ['invalid-value "live"', 'yaml-syntax "\\"Spring"', 'invalid-format "x"', 'invalid-format "y"'],
    ],
    [
      "a bracket that is never closed spoils its own entry only",
      `name: A\nsender_identity_ids: [${uuid}\ncompany: x\n`,
      [`yaml-syntax "[${uuid}"`, 'invalid-format "x"'],
    ],
    [
      "several broken lines are each reported",
      `name: @a\ncompany: ${uuid}\nstatus: 'x\ntimezone: nowhere\ndescription: {\n`,
      ['yaml-syntax "@"', `yaml-syntax "'x"`, 'unknown-timezone "nowhere"', 'yaml-syntax "{"'],
    ],
    [
      "of a merge conflict the upper version is read, and the keys of the lower are not missed",
      `name: A\n<<<<<<< HEAD\nstatus: live\n=======\nstatus: bad\ncompany: x\n>>>>>>> other\n`,
      ['merge-conflict "<<<<<<< HEAD"', 'invalid-value "live"'],
    ],
    [
      "a broken required key still counts as there",
      `name: 'A\ncompany: "\n`,
      [`yaml-syntax "'A"`, 'yaml-syntax "\\""'],
    ],
    [
      "a tab in front of a key",
      `${required}\tstatus: draft\ntimezone: nowhere\n`,
      ['yaml-syntax "\\t"', 'unknown-timezone "nowhere"'],
    ],
    [
      "both values of a duplicate key are checked",
      `${required}status: one\nstatus: two\n`,
      ['invalid-value "one"', 'duplicate-key "status"', 'invalid-value "two"'],
    ],
    [
      "a key that is not in the column of the others is still there",
      `# c\n name: A\ncompany: x\nstatus: live\n`,
      ['yaml-syntax "name: A"', 'invalid-format "x"', 'invalid-value "live"'],
    ],
    ["everything about an empty file", "", ['missing-key ""', 'missing-key ""']],
    ["everything about {}", "# c\n{} # c\n", ['missing-key "{}"', 'missing-key "{}"']],
    [
      "an unknown and a read-only key keep the first key as the place of what is missing",
      "foo: 1\nsteps: []\n",
      ['missing-key "foo"', 'missing-key "foo"', 'unknown-key "foo"', 'read-only-key "steps"'],
    ],
    [
      "each item of a list is checked",
      `${required}sender_identity_ids: [x, 1, null, ${uuid}, [a], {b: c}, '']\n`,
      [
        'invalid-format "x"',
        'wrong-type "1"',
        'wrong-type "null"',
        'wrong-type "[a]"',
        'wrong-type "{b: c}"',
        `invalid-format "''"`,
      ],
    ],
    [
      "a value of the wrong type has one problem",
      `name: [1]\ncompany: 42\n`,
      ['wrong-type "[1]"', 'wrong-type "42"'],
    ],
    [
      "a malformed sender is not a duplicate too",
      `${required}sender_identity_ids: [x, x]\n`,
      ['invalid-format "x"', 'invalid-format "x"'],
    ],
    [
      "an alias of nothing is not called null as well",
      `name: *a\ncompany: ${uuid}\nsender_identity_ids: [*b]\nstatus: *c\n`,
      ['yaml-syntax "*a"', 'yaml-syntax "*b"', 'yaml-syntax "*c"'],
    ],
    [
      "an alias of what stands in a broken line is not blamed",
      `company: &c "${uuid}\nname: *c\n`,
      [`yaml-syntax "\\"${uuid}"`],
    ],
    [
      "a key that is itself a collection has one problem",
      `${required}allowed_windows: {? [a] : 1, ? {b: 2} : 3}\n`,
      ['wrong-type "[a]"', 'wrong-type "{b: 2}"'],
    ],
    [
      "what a second document holds is not looked at",
      `${required}---\nstatus: live\n---\nsteps: []\n`,
      ['multiple-documents "---"'],
    ],
  ];
  for (const [title, text, problems] of cases) {
    for (const [form, change] of diskForms) {
      it(`${title} (${form})`, () => assert.deepEqual(summary(change(text)), problems));
    }
  }
});
