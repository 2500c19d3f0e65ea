export { takeScreenshot } from "../../../scripts/vscode/take-screenshot.ts";
export { readClipboard } from "./clipboard.ts";
export { openQuickFixes, takeFix, takeSelectedFix } from "./code-actions.ts";
export {
  acceptSuggestion,
  hoverOver,
  pasteText,
  saveFile,
  takeSelectedSuggestion,
  triggerSuggest,
  typeText,
  waitForCursor,
  waitForLanguage,
  waitForLine,
} from "./editing.ts";
export { pressLens, waitForLens } from "./lenses.ts";
export { waitForHeading } from "./markdown-preview.ts";
export {
  answerDialog,
  pressNotificationButton,
  pressStatus,
  readAsLongAsAPerson,
  waitForDialog,
  waitForNotification,
  waitForStatus,
} from "./messages.ts";
export { awaitWorkbench, reloadWindow } from "./open-workbench.ts";
export {
  followCode,
  followCodeInHover,
  openProblems,
  waitForCounts,
  waitForNoErrors,
  waitForSquiggle,
} from "./problems.ts";
export {
  answerInputBox,
  goTo,
  openFile,
  pickItem,
  runCommand,
  typeIntoInputBox,
  waitForSelectedItem,
  waitForTab,
} from "./quick-input.ts";
