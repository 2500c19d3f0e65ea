import { type IdKind, idKinds, keyOfKind } from "../campaign/index.ts";
import { describeAge } from "./describe-age.ts";
import type { AccountKnowledge, FolderUse, NamedId } from "./named-id.ts";

/** An id's kind with its article. */
export function aKind(kind: IdKind): string {
  return kind === "agent" ? "an agent" : `a ${kind}`;
}

/** Status, type and account of an id in a few words, as far as they are known: what is cut off first matters least. */
export function describeBriefly(named: NamedId): string {
  const [first] = named.accounts;
  if (first === undefined) return inFiles(named);
  // A company's own account has its name: once is enough.
  const label = first.source.label === named.name ? "" : first.source.label;
  return [first.status, first.type, label].filter(Boolean).join(" · ");
}

/** The same with how old that is. */
export function describeInALine(named: NamedId, now: number): string {
  const [first] = named.accounts;
  return [describeBriefly(named), first ? ageOf(first, now) : ""].filter(Boolean).join(" · ");
}

/** A way to a place in a file of the folder. */
export interface PlaceLink {
  readonly label: string;
  readonly url: string;
}

/**
 * All that is known of an id, in Markdown.
 * @param places where else it is used, the first few of them
 */
export function describeName(named: NamedId, now: number, places: readonly PlaceLink[]): string {
  const title =
    named.name === "" ? `Used as ${aKind(named.kind)}` : `**${plain(named.name)}**, ${named.kind}`;
  const facts = [
    ...named.accounts.map((each) => `- ${plain(describeAccount(each, named.name, now))}`),
    ...(totalOf(named) > 0 ? [`- ${plain(describeFiles(named))}`] : []),
    ...places.map(({ label, url }) => `  - [${plain(label)}](${url})`),
  ];
  return [title, ...(facts.length > 0 ? [facts.join("\n")] : [])].join("\n\n");
}

/** What the title says already is left out. */
function describeAccount(knowledge: AccountKnowledge, title: string, now: number): string {
  const { name, type, status, source } = knowledge;
  const facts = [name === title ? "" : name, type, status].filter(Boolean).join(" · ");
  return `Account ${source.label}${facts === "" ? "" : `: ${facts}`}, ${ageOf(knowledge, now)}`;
}

function ageOf({ source }: AccountKnowledge, now: number): string {
  return `${describeAge(source.at, now)}${source.state === "stale" ? " (not up to date)" : ""}`;
}

function describeFiles({ files }: NamedId): string {
  const uses = idKinds.filter((kind) => files[kind] > 0);
  return uses
    .map((kind) => `Under ${keyOfKind[kind]} in ${countFiles(files[kind])} of this folder`)
    .join("; ");
}

function inFiles(named: NamedId): string {
  return `in ${countFiles(totalOf(named))} here`;
}

function countFiles(count: number): string {
  return `${count} ${count === 1 ? "file" : "files"}`;
}

function totalOf({ files }: NamedId): number {
  return idKinds.reduce((sum, kind) => sum + files[kind], 0);
}

/** The places to lead to, one a file, at most so many. */
export function choosePlaces(uses: Iterable<FolderUse>, own: string, most: number): FolderUse[] {
  const chosen = new Map<string, FolderUse>();
  for (const use of uses) {
    if (use.file !== own && !chosen.has(use.file)) chosen.set(use.file, use);
    if (chosen.size === most) break;
  }
  return [...chosen.values()];
}

/** Any text as plain text in Markdown (CommonMark 0.31, section 2.4). */
function plain(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
}
