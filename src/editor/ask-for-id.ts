import { window } from "vscode";
import { isUuid } from "../campaign/index.ts";

/** Asks for the id of a campaign that exists; undefined when the box is dismissed. */
export async function askForId(): Promise<string | undefined> {
  const text = await window.showInputBox({
    title: "The Campaign's Id",
    prompt: "The id of the campaign as Outbox shows it. It is written into the file, and nothing is sent.",
    placeHolder: "3c90c3cc-0d44-4b50-8888-8dd25736052a",
    ignoreFocusOut: true,
    validateInput: (entered) =>
      entered === "" || isUuid(entered.trim())
        ? undefined
        : "An id is a UUID: 32 digits and letters a to f, with dashes.",
  });
  const id = text?.trim().toLowerCase() ?? "";
  return isUuid(id) ? id : undefined;
}
