import type { Page } from "playwright-core";
import type { Sandbox, SandboxOptions } from "../sandbox/start-sandbox.ts";

/** What the steps of a scenario act on. */
export interface Stage {
  /** The page with VS Code, as the person sees it. */
  readonly page: Page;
  /** The API that the extension is set to; each scenario has its own. */
  readonly sandbox: Sandbox;
  /** The folder that is open: a copy of the scenario's folder. */
  readonly workspace: string;
}

/** One thing a person does, or sees. */
export type Step = readonly [description: string, act: (stage: Stage) => Promise<void>];

/** What a person does in VS Code from its start. It is one test: it passes when every step does. */
export interface Scenario {
  readonly name: string;
  /** Whether only a long test plays it, and whoever names it: the editor suites check most of what it shows. False by default. */
  readonly isLong?: boolean;
  /** The folder whose copy is opened, from the root of the project; the editor suite's fixture by default. */
  readonly folder?: string;
  /** Whether workspace trust is on and not given: VS Code is in restricted mode. False by default. */
  readonly restricted?: boolean;
  /** Whether the folder is opened through a link to it. False by default. */
  readonly isLinked?: boolean;
  /** Whether one is signed in from the start, by the environment. False by default. */
  readonly isSignedIn?: boolean;
  /** What the API is like, where that is not as usual. */
  readonly api?: SandboxOptions;
  /** User settings on top of the sandbox's address. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly steps: readonly Step[];
}
