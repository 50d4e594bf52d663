import type { Source } from "./sources.ts";

/**
 * The circles of imports among some sources, types counted too: each as the shortest way from one of its files back to
 * it, `a.ts → b.ts → a.ts`. One for each knot of files that all lead to each other; a mended one may show the next.
 */
export function circlesOf(sources: readonly Pick<Source, "path" | "imports">[]): string[] {
  const importsOf = new Map(sources.map(({ path, imports }) => [path, imports]));
  const known = new Set<string>();
  const circles: string[] = [];
  for (const start of importsOf.keys()) {
    if (known.has(start)) continue;
    const way = wayBack(start, importsOf);
    if (way === null) continue;
    circles.push(way.join(" → "));
    for (const path of reachedFrom(start, importsOf))
      if (reachedFrom(path, importsOf).has(start)) known.add(path);
  }
  return circles;
}

type Graph = ReadonlyMap<string, readonly string[]>;

/** The shortest way of imports from a file to itself; null: there is none. */
function wayBack(start: string, importsOf: Graph): string[] | null {
  const seen = new Set<string>();
  let ways = [[start]];
  while (ways.length > 0) {
    const longer: string[][] = [];
    for (const way of ways)
      for (const next of importsOf.get(way.at(-1) ?? "") ?? []) {
        if (next === start) return [...way, next];
        if (seen.has(next)) continue;
        seen.add(next);
        longer.push([...way, next]);
      }
    ways = longer;
  }
  return null;
}

/** All that a file imports, also through others. */
export function reachedFrom(start: string, importsOf: Graph): Set<string> {
  const reached = new Set<string>(importsOf.get(start));
  for (const path of reached) for (const next of importsOf.get(path) ?? []) reached.add(next);
  return reached;
}
