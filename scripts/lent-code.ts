import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Plugin } from "esbuild";

/** Names the popup's first script lends, by where they come from: an absolute path, or a package. */
type Lent = ReadonlyMap<string, readonly string[]>;

const listFolder = "src/ui/popup";

/** Reads `lent.ts`: each of its lines `export { … } from "…"`. */
async function readLent(root: string): Promise<Lent> {
  const list = await readFile(join(root, listFolder, "lent.ts"), "utf8");
  return new Map(
    [...list.matchAll(/^export \{([^}]*)\} from "([^"]+)";$/gm)].map(
      ([, names = "", from = ""]) => [
        from.startsWith(".") ? resolve(root, listFolder, from) : from,
        names.split(",").flatMap((name) => name.trim() || []),
      ],
    ),
  );
}

/** The first script lays what it lends into one list that all scripts of the page see: a list needs no names. */
export const lends = (root: string): Plugin => ({
  name: "lends",
  async setup({ onLoad }) {
    const lent = await readLent(root);
    onLoad({ filter: /[\\/]popup[\\/]lent\.ts$/ }, ({ path }) => ({
      resolveDir: join(path, ".."),
      contents: [
        ...[...lent].map(
          ([from, names]) => `import { ${names.join(", ")} } from ${JSON.stringify(from)};`,
        ),
        `globalThis.popupLends = [${[...lent.values()].flat().join(", ")}];`,
      ].join("\n"),
    }));
  },
});

/** Marks the file itself, beside what stands for it in a further script. */
const own = "?own";

/**
 * A further script takes from that list what is in it, instead of having it once more; what else it asks of those files,
 * it has itself. So what has a state of its own is to be lent as a whole.
 */
export const borrows = (root: string): Plugin => ({
  name: "borrows",
  async setup({ onLoad, onResolve }) {
    const lent = await readLent(root);
    const all = [...lent.values()].flat();
    const taken = (from: string): string[] =>
      (lent.get(from) ?? []).map(
        (name) => `export const ${name} = /* @__PURE__ */ take(${all.indexOf(name)});`,
      );
    const head = 'import { take } from "lent:take";';
    onResolve({ filter: /^(?:preact\/|lent:)/ }, ({ path }) =>
      lent.has(path) || path === "lent:take" ? { path, namespace: "lent" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "lent" }, ({ path }) => ({
      contents:
        path === "lent:take"
          ? "export const take = (place) => globalThis.popupLends[place];"
          : [head, ...taken(path)].join("\n"),
    }));
    onResolve({ filter: /\?own$/ }, ({ path }) => ({
      path: path.slice(0, -own.length),
      suffix: own,
    }));
    onLoad({ filter: /\.tsx?$/ }, ({ path, suffix }) =>
      lent.has(path) && suffix !== own
        ? {
            contents: [head, ...taken(path), `export * from ${JSON.stringify(path + own)};`].join(
              "\n",
            ),
            resolveDir: join(path, ".."),
          }
        : undefined,
    );
  },
});
