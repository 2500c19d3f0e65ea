/** How many: a system allows only so many open files, and more at a time are not read faster. */
const few = 32;

/** Does the same with every item, with a few at a time; the results are in the order of the items. */
export async function fewAtATime<Item, Result>(
  items: Iterable<Item>,
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...items].entries();
  const work = async () => {
    for (const [index, item] of waiting) results[index] = await act(item);
  };
  await Promise.all(Array.from({ length: few }, work));
  return results;
}
