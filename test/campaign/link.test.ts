import assert from "node:assert/strict";
import { link, readCampaign } from "../../src/campaign/index.ts";
import { diskForms, readMarks, writeMarks } from "./marks.ts";

describe("the link to the reference page", () => {
  const cases = [
    "# c\n«name»: A\nstatus: draft\n",
    "nme: A\n«'status'»: draft\nname: B\n",
    "{«name»: A}",
    "nme: A\n",
    "- name: A\n",
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
