import type { TextRange } from "../text.ts";

/** Whether an anchor (`&name`) in this part of a text may be meant by an alias (`*name`) in the rest of it. */
export function isReferredTo(text: string, { start, end }: TextRange): boolean {
  const rest = text.slice(0, start) + text.slice(end);
  const anchors = text.slice(start, end).matchAll(/&([^\s,[\]{}]+)/g);
  return [...anchors].some(([, name]) => rest.includes(`*${name}`));
}
