import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** What a process is started with. */
export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Windows only: `.cmd` files can be run by a shell alone. */
  readonly shell?: boolean;
  /** Stops the process and all it started when aborted. */
  readonly signal: AbortSignal;
  /** Takes each line of its output, both streams. */
  readonly onLine?: (line: string) => void;
}

/** A running process and everything it has started. */
export interface RunningProcess {
  /** The exit code, null where a signal ended it. Rejects when it could not be started. */
  readonly exited: Promise<number | null>;
  /** The first match among the lines printed so far and from now on. Rejects when the process ends or `seconds` pass. */
  waitForLine(pattern: RegExp, seconds: number): Promise<RegExpExecArray>;
  /** The last lines of its output, for an error message. */
  lastLines(): string;
  /** Ends the process and all it started, at once. */
  stop(): Promise<void>;
}

const keptLines = 40;

/** Starts a program as the head of a process group of its own, so that it can be stopped with all it starts. */
export function startProcess(
  command: string,
  args: readonly string[],
  options: ProcessOptions,
): RunningProcess {
  options.signal.throwIfAborted();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    shell: options.shell ?? false,
    detached: process.platform !== "win32",
    windowsHide: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  const takeLine = (line: string) => {
    lines.push(line);
    if (lines.length > keptLines) lines.shift();
    options.onLine?.(line);
    for (const listener of listeners) listener(line);
  };
  createInterface({ input: child.stdout }).on("line", takeLine);
  createInterface({ input: child.stderr }).on("line", takeLine);

  const exited = once(child, "exit").then(([code]) => code as number | null);
  exited.catch(() => undefined); // Whoever awaits it sees the error; nobody must.
  const kill = () => killGroup(child);
  options.signal.addEventListener("abort", kill, { once: true });

  return {
    exited,
    lastLines: () => lines.join("\n"),
    waitForLine(pattern, seconds) {
      return new Promise((resolve, reject) => {
        const listen = (line: string) => {
          const match = pattern.exec(line);
          if (match !== null) resolve(match);
        };
        const giveUp = (why: string) =>
          reject(
            new Error(`${command} ${why} before it printed ${pattern}. Its output:\n${lines.join("\n")}`),
          );
        lines.forEach(listen);
        listeners.add(listen);
        exited.then((code) => giveUp(`ended (exit code ${code})`), reject);
        setTimeout(() => giveUp(`was waited for ${seconds} s`), seconds * 1000).unref();
      });
    },
    async stop() {
      options.signal.removeEventListener("abort", kill);
      kill();
      await exited.catch(() => undefined);
    },
  };
}

/** Waits for a process to end. Rejects, with the last lines of its output, when it does not exit with 0. */
export async function awaitSuccess(running: RunningProcess, name: string): Promise<void> {
  const code = await running.exited;
  if (code !== 0) throw new Error(`${name} failed (exit code ${code}):\n${running.lastLines()}`);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"]);
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
