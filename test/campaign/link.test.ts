import assert from "node:assert/strict";
import { link, readCampaign } from "../../src/campaign/index.ts";
import { diskForms, readMarks, writeMarks } from "./marks.ts";

describe("the link to the reference page", () => {
  const cases = [
    "# c\nname: A\n«allowed_windows»: {}\nworkflow: null\n",
    "nme: A\n«'allowed_windows'»: draft\nallowed_windows: B\n",
    "{name: A, «allowed_windows»: 1}",
    "name: A\n",
    "- allowed_windows: A\n",
    "# https://getoutbox.ai\n",
    "",
  ];
  for (const [form, change] of diskForms) {
    for (const marked of cases) {
      it(`${JSON.stringify(marked)} in ${form}`, () => {
        const text = change(readMarks(marked).text);
        const links = link(readCampaign(text));
        assert.equal(
          writeMarks(
            text,
            links.map(({ range }) => range),
          ),
          change(marked),
        );
        for (const { url } of links) assert.match(url, /^https:\/\/docs\.getoutbox\.ai\//);
      });
    }
  }
});
