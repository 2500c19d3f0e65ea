import { runSuites } from "./run-suites.ts";

/** VS Code calls this in its extension host; what it rejects with fails the run. */
export async function run(): Promise<void> {
  await runSuites("editor", async (name) => await import(`./${name}.test.ts`));
}
