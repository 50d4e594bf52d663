import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkPictures } from "../../scripts/demo-pictures.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pictures-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const picture = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

it("finds two pictures that are equal byte for byte", async () => {
  picture("dashboard-1-light.png", "one");
  picture("dashboard-3-light.png", "three");
  expect(await checkPictures(folder)).toBe(2);
  picture("dashboard-2-light.png", "one");
  await expect(checkPictures(folder)).rejects.toThrow(
    "dashboard-1-light.png and dashboard-2-light.png are the same",
  );
});

it("looks at no picture of an earlier run", async () => {
  picture("a.png", "one");
  const long = new Date("2026-01-01T00:00:00Z");
  utimesSync(picture("b.png", "one"), long, long);
  expect(await checkPictures(folder, long.getTime() + 1)).toBe(1);
});
