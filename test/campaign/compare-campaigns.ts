import assert from "node:assert/strict";
import { isCollection, isMap, isScalar, type ParsedNode } from "yaml";
import { nodeRange } from "../../src/campaign/campaign.ts";
import {
  type Campaign,
  complete,
  describeAt,
  expandSelection,
  findFixes,
  findProblems,
  fold,
  idOf,
  link,
  outline,
  type Problem,
  summarise,
  writePreview,
} from "../../src/campaign/index.ts";

const now = new Date("2026-11-24T13:05:00Z");

/** Two readings of a text hold the same, and the same is wrong with them. */
export function assertSame(one: Campaign, other: Campaign): void {
  assert.deepEqual(summariseCampaign(one), summariseCampaign(other), JSON.stringify(one.text));
}

function summariseCampaign(campaign: Campaign) {
  const { text, root, entries, syntax, unread } = campaign;
  return {
    root: root && (isMap(root) ? [root.flow, root.range[0], root.items.length] : nodeRange(text, root)),
    entries: entries.map(({ key, keyRange, valueRange, range, node, pair }) => ({
      key,
      keyRange,
      valueRange,
      range,
      keyNode: describeNode(text, pair.key),
      node: describeNode(text, node),
    })),
    syntax: syntax.map(describeProblem),
    unread,
    problems: findProblems(campaign).map(describeProblem),
  };
}

function describeNode(text: string, node: ParsedNode | null): unknown {
  if (node === null) return null;
  const { start } = nodeRange(text, node);
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    const items = node.items.map(({ key, value }) => [describeNode(text, key), describeNode(text, value)]);
    return { start, range: nodeRange(text, node), flow: node.flow, items };
  }
  if (isCollection(node)) {
    const items = (node.items as ParsedNode[]).map((item) => describeNode(text, item));
    return { start, range: nodeRange(text, node), flow: node.flow, items };
  }
  const { value, type } = isScalar(node) ? node : { value: node.source, type: "alias" };
  return { range: nodeRange(text, node), value, type };
}

function describeProblem({ fixes, ...problem }: Problem) {
  return { ...problem, fixes: fixes && [...fixes()] };
}

/** Everything that is shown of them is the same, with the cursor at an offset. */
export function assertLooksSame(one: Campaign, other: Campaign, offset: number): void {
  assert.deepEqual(look(one, offset), look(other, offset), JSON.stringify([one.text, offset]));
}

function look(campaign: Campaign, offset: number) {
  const problems = findProblems(campaign);
  return {
    completions: complete(campaign, offset),
    description: describeAt(campaign, offset, now),
    selection: expandSelection(campaign, offset),
    outline: outline(campaign),
    folds: fold(campaign),
    links: link(campaign),
    id: idOf(campaign),
    summary: summarise(campaign, problems),
    preview: writePreview(campaign, problems, []),
    fixes: problems.slice(0, 3).map((problem) => findFixes({ campaign, problems }, problem)),
  };
}
