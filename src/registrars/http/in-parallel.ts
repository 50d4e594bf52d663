/**
 * Does `work` for the items in their order, at most `width` at a time, and starts no more once a result
 * `isEnough`; what is under way then is still waited for.
 * @returns the results of what was started, in the order of the items
 */
export async function inParallel<Item, T>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<T>,
  isEnough: (result: T) => boolean,
): Promise<T[]> {
  const results: T[] = [];
  let enough = false;
  const waiting = items.entries();
  const workInTurn = async (): Promise<void> => {
    for (const [place, item] of waiting) {
      const result = await work(item);
      results[place] = result;
      enough ||= isEnough(result);
      if (enough) return;
    }
  };
  await Promise.all(Array.from({ length: width }, workInTurn));
  return results;
}
