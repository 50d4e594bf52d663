// The one entry of every npm command: it makes sure that the dependencies of the lock file are there,
// then hands over to the TypeScript script of that name. Plain JavaScript without imports from
// node_modules, because it runs before they exist.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [name, ...args] = process.argv.slice(2);

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 11)) {
  console.error(`Node 20.11 or newer is needed; this is ${process.version}.`);
  process.exit(1);
}

const stamp = join(root, "node_modules", ".installed-lock");
// The project's own version stands in there too, and changes no dependency.
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
delete lock.version;
delete lock.packages[""].version;
const wanted = createHash("sha256").update(JSON.stringify(lock)).digest("hex");
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  console.log("Installing the dependencies of package-lock.json …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const install = spawnSync(npm, ["ci", "--no-fund", "--no-audit", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (install.status !== 0) process.exit(install.status ?? 1);
  writeFileSync(stamp, wanted);
}

const script = spawnSync(
  process.execPath,
  ["--import", "tsx", join(root, "scripts", `${name}.ts`), ...args],
  { cwd: root, stdio: "inherit" },
);
process.exit(script.status ?? 1);
