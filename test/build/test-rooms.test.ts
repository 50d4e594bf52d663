import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { importsOf } from "../support/sources.ts";

const root = join(import.meta.dirname, "../..");

/** What is no folder of unit tests: what tests share, what stands in for the world, and what drives it. */
const others = [
  "bench",
  "browsers",
  "e2e",
  "fixtures",
  "look",
  "simulator",
  "spreadsheet",
  "support",
];

const files = readdirSync(join(root, "test"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
const folderOf = (path: string): string => path.split("/")[1] ?? "";
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
const unit = files.filter((path) => !others.includes(folderOf(path)));

it("a folder of unit tests holds tests alone; what they share is in test/support", () => {
  expect(unit.length).toBeGreaterThan(100);
  expect(unit.filter((path) => !isTest(path))).toEqual([]);
  const inSupport = files.filter((path) => folderOf(path) === "support");
  expect(inSupport.length).toBeGreaterThan(10);
  expect(inSupport.filter(isTest)).toEqual([]);
});

it("unit tests are laid out as src is: a folder is named for a folder there, or for the file that it is about", () => {
  const folders = new Set(unit.map(dirname));
  const isThere = (folder: string): boolean =>
    ["", ".ts", ".tsx"].some((end) => existsSync(join(root, folder.replace(/^test/, "src") + end)));
  const odd = [...folders].filter((folder) => folder !== "test/build" && !isThere(folder));
  expect(odd).toEqual([]);
});

it("no test is imported by another file, and what stands in for the world needs no test's support", () => {
  const wrong = files
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) =>
      importsOf(path, readFileSync(join(root, path), "utf8"))
        .filter(
          (target) =>
            isTest(target) ||
            (["simulator", "browsers"].includes(folderOf(path)) &&
              target.startsWith("test/support/")),
        )
        .map((target) => `${path} ← ${target}`),
    );
  expect(wrong).toEqual([]);
});
