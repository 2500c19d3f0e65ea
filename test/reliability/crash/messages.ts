/** What the test tells the companion in an extension host; a line of JSON each. */
export type Order =
  /** Creates the campaign of the file at this path; the answer has the same number. */
  | { readonly order: "create"; readonly path: string; readonly call: number }
  /** At the next time this point is reached, the process ends by SIGKILL, or stays there for good. */
  | { readonly order: "arm"; readonly point: string; readonly how: "die" | "stay" };

/** What the companion tells the test. */
export type News =
  /** The window is up; the versions are VS Code's and Node's. */
  | { readonly news: "up"; readonly processId: number; readonly versions: string }
  | { readonly news: "reached"; readonly point: string }
  | { readonly news: "result"; readonly call: number; readonly result: CommandResult };

/** What the command resolved to, as far as it matters here. */
export interface CommandResult {
  readonly outcome: string;
  readonly code?: string;
  readonly id?: string;
  readonly reason?: string;
}

/** The name of the environment variable with the port of 127.0.0.1 that companions report to. */
export const controlVariable = "OUTBOX_CONTROL_PORT";

/** The name of the environment variable with the sandbox's port. */
export const sandboxVariable = "OUTBOX_SANDBOX_PORT";
