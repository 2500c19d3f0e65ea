import {
  type Campaign,
  type Completion,
  findIdCursor,
  type IdCursor,
  listIdUses,
  type TextEdit,
} from "../campaign/index.ts";
import { describeBriefly, describeInALine } from "./describe-name.ts";
import type { KnownNames } from "./known-names.ts";
import type { NamedId } from "./named-id.ts";
import { explainUnready } from "./sender-status.ts";

/**
 * The ids that can be written at an offset, by their names: first those of the account that the file's company belongs to,
 * then those of others, then those that only files of the folder name.
 * @param now in milliseconds since 1970
 */
export function completeNames(
  campaign: Campaign,
  offset: number,
  known: KnownNames,
  now: number,
): Completion[] {
  const cursor = findIdCursor(campaign, offset);
  if (cursor === undefined) return [];
  const taken = takenIn(campaign, cursor);
  const typed = campaign.text.slice(cursor.range.start, offset);
  const prefix = /^\s*["']?/.exec(typed)?.[0] ?? "";
  const list = known.ofKind(cursor.kind);
  const owners = new Set(list.filter(({ name }) => name === cursor.comment?.text));
  return rankNames(list, campaign, known)
    .filter(({ id }) => !taken.has(id))
    .map((named) => ({
      label: named.name,
      kind: "value" as const,
      description: describeBriefly(named),
      detail: describeInALine(named, now),
      documentation: `\`${named.id}\``,
      edit: editOf(named, cursor, owners.size > 0 && !owners.has(named)),
      filterText: `${prefix}${named.name} ${named.id}`,
    }));
}

/** @param isOfAnother whether the comment behind the value is the name of another id: it must not stand beside this one */
function editOf(named: NamedId, cursor: IdCursor, isOfAnother: boolean): TextEdit {
  const { range, comment } = cursor;
  if (comment === undefined || !isOfAnother) return { range, text: writeIdOf(named, cursor) };
  const text = writeIdOf(named, { ...cursor, takesComment: true });
  return { range: { start: range.start, end: comment.end }, text };
}

/** What stands for a name in the file: its id, in the quotes that are there; else with the name as a comment where one can be. */
export function writeIdOf(
  { id, name }: NamedId,
  { quote, needsSpace, takesComment }: Omit<IdCursor, "kind" | "range">,
): string {
  const comment = takesComment && name !== "" ? ` # ${name}` : "";
  return `${needsSpace ? " " : ""}${quote}${id}${quote}${comment}`;
}

/** The senders that are in the list already, but for the one at the cursor. */
function takenIn(campaign: Campaign, { kind, range }: IdCursor): ReadonlySet<string> {
  const taken = new Set<string>();
  if (kind !== "sender") return taken;
  for (const use of listIdUses(campaign)) {
    if (use.kind === kind && use.range.start !== range.start) taken.add(use.id);
  }
  return taken;
}

function companyOf(campaign: Campaign): string | undefined {
  for (const { kind, id } of listIdUses(campaign)) if (kind === "company") return id;
  return undefined;
}

/**
 * Those of the account that the campaign's company belongs to first, then those used with that company, then those of other
 * accounts, then those of the folder alone. In each group, those that cannot send yet come last; else it stays in its order.
 */
export function rankNames(
  list: readonly NamedId[],
  campaign: Campaign,
  known: KnownNames,
): readonly NamedId[] {
  const company = companyOf(campaign);
  const own = new Set(
    company === undefined ? [] : known.of(company)?.accounts.map(({ source }) => source.account),
  );
  const groups: [NamedId[], NamedId[], NamedId[], NamedId[]] = [[], [], [], []];
  const [ofCompany, usedWith, ofAccounts, ofFolder] = groups;
  for (const named of list) {
    if (named.accounts.some(({ source }) => own.has(source.account))) ofCompany.push(named);
    else if (company !== undefined && known.areTogether(company, named.id)) usedWith.push(named);
    else (named.accounts.length > 0 ? ofAccounts : ofFolder).push(named);
  }
  return groups.flatMap((group) =>
    group.toSorted((one, other) => Number(isUnready(one)) - Number(isUnready(other))),
  );
}

function isUnready({ kind, accounts: [first] }: NamedId): boolean {
  return kind === "sender" && explainUnready(first?.status) !== undefined;
}
