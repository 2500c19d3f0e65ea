import { window } from "vscode";
import { isUuid } from "../campaign/index.ts";

/**
 * Asks for the id of a campaign that exists, or a web address with the id in it; undefined when the box is dismissed.
 * @param body what the file would send: an id in it is not the campaign's
 */
export async function askForId(body: string): Promise<string | undefined> {
  const text = await window.showInputBox({
    title: "The Campaign's Id",
    prompt: "The id of the campaign as Outbox shows it, or a web address with the id in it. Nothing is sent.",
    placeHolder: "3c90c3cc-0d44-4b50-8888-8dd25736052a",
    ignoreFocusOut: true,
    validateInput: (entered) => (entered === "" ? undefined : explainFault(findId(entered), body)),
  });
  const id = findId(text ?? "");
  return explainFault(id, body) === undefined ? id : undefined;
}

/** The last id in a text: addresses name the company before the campaign. */
function findId(text: string): string | undefined {
  const ids = text.toLowerCase().match(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g) ?? [];
  return ids.at(-1);
}

function explainFault(id: string | undefined, body: string): string | undefined {
  if (id === undefined || !isUuid(id)) return "An id is a UUID: 32 digits and letters a to f, with dashes.";
  if (!body.toLowerCase().includes(id)) return undefined;
  return "This id stands in the file already, for something else: the company or a sender, say.";
}
