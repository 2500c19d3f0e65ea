import { type InputBoxValidationMessage, InputBoxValidationSeverity, window } from "vscode";
import { isUuid } from "../campaign/index.ts";

/**
 * Asks for the id of a campaign that exists, or a web address with the id in it; undefined when the box is dismissed.
 * @param body what the file would send: an id in it is not the campaign's
 * @param findHolders the names of the campaign files that have an id, in lower case
 */
export async function askForId(
  body: string,
  findHolders: (id: string) => readonly string[],
): Promise<string | undefined> {
  const text = await window.showInputBox({
    title: "The Campaign's Id",
    prompt: "The id of the campaign as Outbox shows it, or a web address with the id in it. Nothing is sent.",
    placeHolder: "3c90c3cc-0d44-4b50-8888-8dd25736052a",
    ignoreFocusOut: true,
    validateInput: (entered) => {
      if (entered === "") return undefined;
      const found = findId(entered);
      return explainFault(found, body) ?? warnOfHolders(findHolders(found ?? ""));
    },
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

/** A warning, which lets the id be entered all the same: what a person enters is believed. */
function warnOfHolders([first, ...others]: readonly string[]): InputBoxValidationMessage | undefined {
  if (first === undefined) return undefined;
  const where = others.length === 0 ? first : `${first} and ${others.length} more`;
  const message = `This id is in ${where} already: it seems to be another campaign's. Compare it with the one that Outbox shows.`;
  return { message, severity: InputBoxValidationSeverity.Warning };
}
