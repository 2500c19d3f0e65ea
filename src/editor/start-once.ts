import { commands, type LogOutputChannel, window } from "vscode";
import { type CreateResult, notSent } from "../creation/index.ts";

/** A part of the extension that is started once, and not before it is needed. */
export interface StartedOnce<Part> {
  /** The part, once it is started. */
  readonly now: Part | undefined;
  /** Starts it if nobody has. Resolves to undefined where it cannot be started, after that was said; never rejects. */
  start(): Promise<Part | undefined>;
}

/** @param begin loads and starts the part; is called once at most, whoever asks */
export function startOnce<Part>(log: LogOutputChannel, begin: () => Promise<Part>): StartedOnce<Part> {
  let now: Part | undefined;
  let starting: Promise<Part> | undefined;
  return {
    get now() {
      return now;
    },
    start: async () => {
      starting ??= Promise.resolve().then(begin);
      try {
        now = await starting;
      } catch (error) {
        log.error(`${reason} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        void offerToReload(log);
      }
      return now;
    },
  };
}

const reason =
  "A part of Outbox Campaigns could not be loaded: campaigns are checked, but cannot be created. Reload the window, and if that does not help, install the extension anew.";

/** What comes of Create Campaign where the part that creates could not be started. */
export const notStarted: CreateResult = notSent("failed", reason);

async function offerToReload(log: LogOutputChannel): Promise<void> {
  const reload = "Reload Window";
  const show = "Show Log";
  const chosen = await window.showErrorMessage(reason, reload, show);
  if (chosen === reload) await commands.executeCommand("workbench.action.reloadWindow");
  if (chosen === show) log.show();
}
