import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildAll, distFolder, root, type Target } from "../../scripts/build-extension.ts";

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

const isCurrent = (target: Target): boolean => {
  const script = join(distFolder(target), "background.js");
  if (!existsSync(script)) return false;
  const sources = [newest(join(root, "src")), newest(join(root, "public"))];
  const manifest = statSync(join(root, "manifest.json")).mtimeMs;
  return statSync(script).mtimeMs > Math.max(...sources, manifest);
};

/** A copy of the production build, byte for byte, that no rebuild during the tests can change. */
export interface BuiltExtension {
  readonly folder: string;
  remove(): void;
}

/** Builds if a source is newer than the build, and copies it to a folder of its own. */
export async function builtExtension(target: Target): Promise<BuiltExtension> {
  if (!isCurrent(target)) await buildAll({ watch: false });
  const folder = mkdtempSync(join(tmpdir(), `extension-${target}-`));
  cpSync(distFolder(target), folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
