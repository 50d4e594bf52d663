import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildAll, root, targets } from "../../scripts/build-extension.ts";
import { usedApis } from "../../scripts/lean-polyfill.ts";
import { packagesIn, thirdPartyLicences } from "../../scripts/licences.ts";

// Not in dist/: nothing may change there while browsers run it.
const folder = mkdtempSync(join(tmpdir(), "build-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const texts = new Map<string, string>();
beforeAll(async () => {
  await buildAll({ watch: false, folder });
  for (const target of targets)
    for (const name of ["LICENSE", "THIRD-PARTY-LICENSES.txt"])
      texts.set(`${target}/${name}`, readFileSync(join(folder, target, name), "utf8"));
});
const own = (path: string): string => readFileSync(join(root, path), "utf8");
const polyfillSource = "https://github.com/mozilla/webextension-polyfill";
const spaceless = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

it.each(targets)(
  "%s's build carries our licence and those of all that is in its scripts",
  (target) => {
    expect(texts.get(`${target}/LICENSE`)).toBe(own("LICENSE"));
    const told = spaceless(texts.get(`${target}/THIRD-PARTY-LICENSES.txt`) ?? "");
    const { dependencies } = JSON.parse(own("package.json")) as { dependencies: object };
    for (const name of Object.keys(dependencies)) {
      const file = readdirSync(join(root, "node_modules", name)).find((entry) =>
        /^licen[cs]e(?:-mit)?(?:\.|$)/i.test(entry),
      );
      expect(told).toContain(spaceless(own(`node_modules/${name}/${file}`)));
      const { version } = JSON.parse(own(`node_modules/${name}/package.json`)) as {
        version: string;
      };
      expect(told).toContain(`${name} ${version} (`);
    }
  },
);

it.each(targets)(
  "%s's build says what of the polyfill was changed, and where its source is",
  (target) => {
    const told = spaceless(texts.get(`${target}/THIRD-PARTY-LICENSES.txt`) ?? "");
    expect(told).toContain("Mozilla Public License Version 2.0");
    expect(told).toContain(`all but these are taken out: ${usedApis.join(", ")}.`);
    expect(told).toContain(`${polyfillSource}/tree/`);
  },
);

it("finds the packages in what a bundle is made of, whatever folder they are in", () => {
  const input = (bytesInOutput: number) => ({ bytesInOutput });
  const inputs = {
    "src/a.ts": input(1),
    "node_modules/b/dist/b.js": input(1),
    "../../elsewhere/node_modules/@c/d/d.js": input(1),
    "node_modules/b/node_modules/e/e.js": input(1),
    "node_modules/unused/index.js": input(0),
  };
  const output = { bytes: 1, inputs, imports: [], exports: [] };
  expect(packagesIn([{ inputs: {}, outputs: { "out.js": output } }])).toEqual(["@c/d", "b", "e"]);
});

it("gives nothing on that brings no licence text", async () => {
  await expect(thirdPartyLicences(root, [".bin"])).rejects.toThrow();
});
