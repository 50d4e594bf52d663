import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { handedOn, usedApis } from "./lean-polyfill.ts";

/** The packages of whose files something is in a bundle, by name, sorted. */
export function packagesIn(metafiles: readonly Metafile[]): string[] {
  const names = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
    .filter((name) => name !== undefined);
  return [...new Set(names)].sort();
}

interface PackageFile {
  name: string;
  version: string;
  license: string;
  homepage?: string;
  repository?: string | { url: string };
}

/** Where the package's source is; the address as a browser takes it. */
function addressOf({ repository, homepage, name }: PackageFile): string {
  const told = typeof repository === "string" ? repository : repository?.url;
  const short = /^[\w-]+\/[\w.-]+$/;
  const address = told && short.test(told) ? `https://github.com/${told}` : told;
  const found = (address ?? homepage)
    ?.replace(/^git\+/, "")
    .replace(/^(?:git|ssh):\/\/(?:git@)?/, "https://")
    .replace(/\.git$/, "");
  if (!found) throw new Error(`The package ${name} does not say where its source is.`);
  return found;
}

/** What the Mozilla Public License 2.0 asks to be told where a covered file was changed (3.2 and 3.3). */
const changes: Record<string, (file: PackageFile) => string> = {
  "webextension-polyfill": (file) =>
    `The file dist/browser-polyfill.js of version ${file.version} is part of background.js, in a changed form:
from its table of APIs (apiMetadata) all but these are taken out: ${usedApis.join(", ")}.
For the others, ${handedOn.join(" and ")} among them, it hands on the browser's own. The code is as it was; the
whole is minified. The source as it was is
${addressOf(file)}/tree/${file.version}, and the change is scripts/lean-polyfill.ts in the source of this extension, under the same licence, the MPL 2.0.`,
};

/** The licence's text as the package brings it. Throws where it brings none: then nothing may be given on. */
async function licenceText(folder: string, name: string): Promise<string> {
  const file = (await readdir(folder))
    .sort()
    .find((each) => /^licen[cs]e(-mit)?(\.|$)/i.test(each));
  if (!file) throw new Error(`The package ${name} brings no licence text.`);
  return (await readFile(join(folder, file), "utf8")).trim();
}

async function noticeOf(root: string, name: string): Promise<string> {
  const folder = join(root, "node_modules", name);
  const file = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as PackageFile;
  const head = `${file.name} ${file.version} (${file.license})\n${addressOf(file)}`;
  const change = changes[name]?.(file);
  return [head, ...(change ? [change] : []), await licenceText(folder, name)].join("\n\n");
}

/** A line of its own between two notices. */
const rule = `\n\n${"-".repeat(80)}\n\n`;

/**
 * The text of the file that goes with the extension: the licences of everything that is in its scripts.
 * @param root the repository's folder, absolute
 * @param names packages, as {@link packagesIn} finds them
 */
export async function thirdPartyLicences(root: string, names: readonly string[]): Promise<string> {
  const notices = await Promise.all(names.map((name) => noticeOf(root, name)));
  const head =
    "Reseller Balance is under the licence in LICENSE. Its scripts contain what follows here.";
  return `${[head, ...notices].join(rule)}\n`;
}
