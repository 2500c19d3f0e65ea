import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Hands a new temporary folder to `use` and removes it afterwards, also when `use` fails. Its path is short and has no
 * links: sockets in it stay within the 104 characters that macOS allows.
 */
export async function withTempFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const parent = await realpath(process.platform === "darwin" ? "/tmp" : tmpdir());
  const folder = await mkdtemp(path.join(parent, "outbox-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
