import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TemporaryFolder {
  /** Absolute. */
  readonly path: string;
  write(file: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), "bench-extension-"));
  return {
    path,
    write: (file, text) => writeFile(join(path, file), text),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

/** A copy of an unpacked extension, byte for byte: in another folder it is another extension to the browser. */
export async function copyOf(extension: string): Promise<TemporaryFolder> {
  const folder = await temporaryFolder();
  await cp(extension, folder.path, { recursive: true });
  return folder;
}

/**
 * A copy of the product to put static pages into. They have their style written into them, which the
 * product's own policy forbids.
 */
export async function copyForStaticPages(extension: string): Promise<TemporaryFolder> {
  const folder = await copyOf(extension);
  const manifest = await readFile(join(extension, "manifest.json"), "utf8");
  const loosened = manifest.replace("style-src 'self'", "style-src 'unsafe-inline'");
  if (loosened === manifest) throw new Error("The manifest's policy has no style-src 'self'.");
  await folder.write("manifest.json", loosened);
  return folder;
}

/** An extension with an empty page, and a worker that does nothing but answer every message. */
export async function emptyExtension(): Promise<TemporaryFolder> {
  const folder = await temporaryFolder();
  await mkdir(folder.path, { recursive: true });
  await folder.write(
    "manifest.json",
    JSON.stringify({
      manifest_version: 3,
      name: "Empty",
      version: "1",
      background: { service_worker: "background.js" },
    }),
  );
  await folder.write("background.js", emptyWorker);
  await folder.write(
    "empty.html",
    '<!doctype html><html><head><meta charset="utf-8" /></head><body></body></html>',
  );
  return folder;
}

export const emptyWorker =
  "chrome.runtime.onMessage.addListener((message, sender, answer) => answer({ ok: true }));\n";
