import { type Campaign, listIdUses, type Problem, readCampaign } from "../../src/campaign/index.ts";
import {
  type AccountKnowledge,
  FolderNames,
  findNameProblems,
  mergeNames,
  placeUses,
} from "../../src/names/index.ts";
import { exampleId, type RuleText } from "./rule-text.ts";

const otherId = "0b9d7c52-6a3e-4f18-8c21-7e5f9a1b3d40";
const source = { account: "acme", label: "Acme Roofing", state: "known", at: 0 } as const;

/** Finds what is to say about an example where this is known: what an account says, or another file. */
function findWith(
  told: readonly AccountKnowledge[],
  otherFile = "",
): (campaign: Campaign) => Problem | undefined {
  const folder = new FolderNames();
  folder.set("other", placeUses("other", otherFile, listIdUses(readCampaign(otherFile))));
  return (campaign) => findNameProblems(campaign, "this", mergeNames(told, folder))[0];
}

/** The rules about what ids stand for, which accounts and other files tell. */
export const nameTexts = {
  "wrong-kind": {
    summary: "The id is of something else than its key takes.",
    about:
      "All ids look alike, and a sender's is easily pasted where a workflow's belongs. What your accounts said within the last minutes counts, and nothing older. Where no account knows the id, the other campaign files of the folder do: if they have it under another key, all of them under the same, and never under this one, one of the places is wrong. That is a warning and no error, because Outbox has the last word.",
    examples: [
      {
        text: `workflow: ${otherId}\n`,
        find: findWith([{ id: otherId, name: "Acme Helper", kind: "agent", type: "chatbot", source }]),
      },
      {
        text: `workflow: ${otherId}\n`,
        find: findWith([], `company: ${exampleId}\nsender_identity_ids:\n  - ${otherId} # Jane\n`),
      },
    ],
  },
  "unverified-sender": {
    summary: "Outbox has not verified a sender, or could not.",
    about:
      "A sender's address is verified before email goes out from it. Your account said within the last minutes that this one is `pending` or `failed`. It is no error: the campaign can be created, and the sender may be verified by the time it sends.",
    examples: [
      {
        text: `sender_identity_ids:\n  - ${otherId}\n`,
        find: findWith([{ id: otherId, name: "Omar", kind: "sender", status: "pending", source }]),
      },
      {
        text: `sender_identity_ids:\n  - ${otherId}\n`,
        find: findWith([{ id: otherId, name: "Lee", kind: "sender", status: "failed", source }]),
      },
    ],
  },
} as const satisfies Record<string, RuleText>;
