import assert from "node:assert/strict";
import schema from "../../schemas/campaign.schema.json";
import grammar from "../../syntaxes/outbox-campaign.tmLanguage.json";

const rules = Object.values(grammar.injections).flatMap(({ patterns }) => patterns);

describe("the grammar's lists", () => {
  it("has the keys of the schema, in its order", () => {
    assert.deepEqual(listsOf("support.type.key.outbox-campaign"), [Object.keys(schema.properties)]);
  });

  it("has the statuses of the schema, in its order, wherever it lists them", () => {
    const statuses = schema.properties.status.enum;
    assert.deepEqual(listsOf("variable.other.enummember.status.outbox-campaign"), [statuses, statuses]);
  });
});

/** The words each rule of that name lists: `(?:one|two|three)`. */
function listsOf(name: string): (string[] | undefined)[] {
  return rules
    .filter((rule) => rule.name === name)
    .map(({ match }) => /\(\?:(\w+(?:\|\w+)+)\)/.exec(match)?.[1]?.split("|"));
}
