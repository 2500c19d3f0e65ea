export { takeScreenshot } from "../../../scripts/vscode/take-screenshot.ts";
export {
  acceptSuggestion,
  hoverOver,
  pasteText,
  saveFile,
  triggerSuggest,
  typeText,
  waitForLanguage,
} from "./editing.ts";
export { answerDialog, pressNotificationButton, waitForNotification } from "./messages.ts";
export { awaitWorkbench, reloadWindow } from "./open-workbench.ts";
export { openProblems, waitForNoErrors, waitForSquiggle } from "./problems.ts";
export { answerInputBox, goTo, openFile, pickItem, runCommand } from "./quick-input.ts";
