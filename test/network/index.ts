import { runMocha } from "../../scripts/vscode/run-mocha.ts";

const testTimeoutSeconds = 20;

/** Runs the network suite. VS Code calls this in its extension host; what it rejects with fails the run. */
export async function run(): Promise<void> {
  const failures = await runMocha(async () => void (await import("./network.test.ts")), testTimeoutSeconds);
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
