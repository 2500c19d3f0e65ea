import { join } from "node:path";
import { type Disposable, env, Uri, window, workspace } from "vscode";
import { idOf, isUuid, readCampaign } from "../campaign/index.ts";
import { believeId, claim, currentId, type Known, type Owner } from "../creation/index.ts";
import { formatMoment } from "./format-moment.ts";
import type { AttemptKnower } from "./know-attempts.ts";
import { showResult } from "./show-result.ts";
import { type WriteBackParts, writeIdBack } from "./write-id-back.ts";

/** What is needed to recover ids. */
export interface RecoverParts extends WriteBackParts {
  readonly attempts: Pick<AttemptKnower, "lost" | "onDidChange">;
  readonly isAlive: (owner: Owner) => Promise<boolean>;
  /** The folder where windows claim what they offer, so that no two offer the same. */
  readonly claims: string;
}

type Created = Known & { readonly past: { readonly state: "created" } };

/**
 * Offers to write the ids that never reached their files, once their windows are gone: each once in this window's life,
 * and in one window only. What turns out to be in its file is settled silently.
 */
export function recoverIds(parts: RecoverParts): Disposable {
  const seen = new Set<string>();
  return parts.attempts.onDidChange(() => {
    for (const known of parts.attempts.lost) {
      if (seen.has(known.past.id)) continue;
      seen.add(known.past.id);
      recover(known, parts)
        .then((isTried) => isTried || seen.delete(known.past.id))
        .catch((error: unknown) =>
          parts.log.error(`The id ${known.past.id} was not offered: ${String(error)}`),
        );
    }
  });
}

/** False while the window that created it may still write the id itself. */
async function recover(known: Created, parts: RecoverParts): Promise<boolean> {
  const { attempt, id } = known.past;
  const self = await parts.host.owner();
  if (attempt.owner.window !== self.window && (await parts.isAlive(attempt.owner))) return false;
  if (attempt.owner.window === self.window || !isUuid(id)) return true;
  const present = currentId(await readId(Uri.parse(known.file, true)), known.past);
  if (present !== undefined) {
    const { body, origin } = attempt;
    if (await believeId({ address: known.file, id: present, body, origin }, parts.host)) return true;
  }
  if (await claim(join(parts.claims, `${id}.json`), self, parts.isAlive)) await offer(known, present, parts);
  return true;
}

/** An error message with buttons is the only one that VS Code leaves until it is closed. */
async function offer(known: Created, present: string | undefined, parts: RecoverParts): Promise<void> {
  const { id, attempt } = known.past;
  const name = parts.host.nameOf(known.file);
  const when = formatMoment(new Date(attempt.startedAt));
  const there =
    present === undefined ? "but its id is not in the file" : `but the id in the file is ${present}`;
  const message = `${name} was created in Outbox at ${when} as ${id}, ${there}.`;
  const write = "Write the Id";
  const copy = "Copy Id";
  const chosen = await window.showErrorMessage(message, ...(present === undefined ? [write, copy] : [copy]));
  if (chosen === write) await showResult(await writeIdBack(known, parts), undefined, parts.reader);
  if (chosen !== copy) return;
  await env.clipboard.writeText(id);
  if (attempt.end?.outcome === "created") {
    await parts.host.ledger.end(attempt, { ...attempt.end, copied: true });
  }
}

/** The id in a file as saved; undefined where there is none, or no file. */
async function readId(uri: Uri): Promise<string | undefined> {
  try {
    return idOf(readCampaign(await workspace.decode(await workspace.fs.readFile(uri), { uri })));
  } catch {
    return undefined;
  }
}
