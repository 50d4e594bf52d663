import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildAll, distFolder, root, type Target, targets } from "../../scripts/build-extension.ts";

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

const isCurrent = (target: Target): boolean => {
  // The last file that a build writes.
  const script = join(distFolder(target), "THIRD-PARTY-LICENSES.txt");
  if (!existsSync(script)) return false;
  const sources = ["src", "public", "scripts"].map((folder) => newest(join(root, folder)));
  const files = ["manifest.json", "package-lock.json"].map(
    (name) => statSync(join(root, name)).mtimeMs,
  );
  return statSync(script).mtimeMs > Math.max(...sources, ...files);
};

/** Builds where a source is newer than the build. Once, before any browser runs: files run at once. */
export async function buildIfOld(): Promise<void> {
  if (!targets.every(isCurrent)) await buildAll({ watch: false });
}

/** A copy of the production build, byte for byte, that no rebuild during the tests can change. */
export interface BuiltExtension {
  readonly folder: string;
  remove(): void;
}

/** Copies the build to a folder of its own. */
export function builtExtension(target: Target): BuiltExtension {
  const folder = mkdtempSync(join(tmpdir(), `extension-${target}-`));
  cpSync(distFolder(target), folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
