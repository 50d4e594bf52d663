import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What must stand nowhere, by the name it is told under. */
export type Secrets = Readonly<Record<string, string | Uint8Array>>;

/** Base64 of bytes wherever they begin in what was encoded: only the characters that no neighbour decides. */
function base64Of(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    const inner = text.slice(
      Math.ceil((shift * 8) / 6),
      Math.floor(((shift + bytes.length) * 8) / 6),
    );
    return [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

const strictly = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const inMarkup = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The bytes of a secret in every spelling that browsers, storage and networks use. */
export function formsOf(secret: string | Uint8Array): Buffer[] {
  const bytes = Buffer.from(secret);
  const texts = [...base64Of(bytes), bytes.toString("hex"), bytes.toString("hex").toUpperCase()];
  if (typeof secret === "string") {
    const wide = Buffer.from(secret, "utf16le");
    texts.push(encodeURIComponent(secret), strictly(secret), inMarkup(secret));
    texts.push(strictly(secret).replaceAll("%20", "+"), JSON.stringify(secret).slice(1, -1));
    texts.push(...base64Of(wide));
  }
  const written = [...new Set(texts)].flatMap((text) => [
    Buffer.from(text),
    Buffer.from(text, "utf16le"),
  ]);
  return typeof secret === "string"
    ? [bytes, Buffer.from(secret, "utf16le"), ...written]
    : [bytes, ...written];
}

/** A search for the same secrets in many places. */
export interface LeakSearch {
  /** Names of the secrets that stand in the text or bytes. */
  in(place: string | Uint8Array): string[];
  /** `name in path`, for every file under a folder. */
  onDisk(folder: string): string[];
}

/** What a file holds: nothing, where the browser has removed it since it was listed. */
function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return new Uint8Array();
    throw error;
  }
}

export function searchFor(secrets: Secrets): LeakSearch {
  const forms = Object.entries(secrets).map(([name, secret]) => ({ name, forms: formsOf(secret) }));
  const found = (place: string | Uint8Array): string[] => {
    const bytes = Buffer.from(place);
    return forms
      .filter((secret) => secret.forms.some((form) => bytes.includes(form)))
      .map(({ name }) => name);
  };
  return {
    in: found,
    onDisk: (folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .flatMap((path) => found(bytesOf(path)).map((name) => `${name} in ${path}`)),
  };
}
