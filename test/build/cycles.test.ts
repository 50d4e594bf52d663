import { expect, it } from "vitest";
import { circlesOf, reachedFrom } from "../support/cycles.ts";
import { importsOf, sources } from "../support/sources.ts";

const all = sources();

it("no source imports itself, not even through others, nor by a type alone", () => {
  expect(circlesOf(all)).toEqual([]);
});

it("a circle is found with its shortest way, whatever leads into it", () => {
  const files = (graph: Record<string, string[]>) =>
    Object.entries(graph).map(([path, imports]) => ({ path, imports }));
  expect(circlesOf(files({ a: ["b", "c"], b: ["c"], c: ["d", "x"], d: [] }))).toEqual([]);
  expect(circlesOf(files({ a: ["a"] }))).toEqual(["a → a"]);
  expect(circlesOf(files({ in: ["a"], a: ["b"], b: ["c", "e"], c: ["d"], d: ["a"], e: ["a"] })))
    // One knot is told once.
    .toEqual(["a → b → e → a"]);
  expect(circlesOf(files({ a: ["b"], b: ["a"], c: ["d"], d: ["c", "a"] }))).toEqual([
    "a → b → a",
    "c → d → c",
  ]);
});

it("an import of a type, and of a module when it is needed, is one as well", () => {
  const lines = 'import type { B } from "./b.ts";\nconst c = () => import("./c.ts");';
  expect(importsOf("src/a.ts", lines)).toEqual(["src/b.ts", "src/c.ts"]);
});

it("what is foreseen knows nothing of the warnings and overviews that are made of it", () => {
  const graph = new Map(all.map(({ path, imports }) => [path, imports]));
  const rooms = /^src\/domain\/(?:warnings\/|overview\.ts|project-overview\.ts|alerts\.ts)/;
  const wrong = all
    .filter(({ path }) => path.startsWith("src/domain/foresight/"))
    .flatMap(({ path }) =>
      [...reachedFrom(path, graph)]
        .filter((target) => rooms.test(target))
        .map((to) => `${path} → ${to}`),
    );
  expect(wrong).toEqual([]);
});
