// The files for spreadsheets, opened in LibreOffice with the settings of several regions.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { aptInstall, canInstall } from "./apt.ts";
import { root } from "./build-extension.ts";

const hasOffice = (): boolean => spawnSync("soffice", ["--version"]).status === 0;

if (!hasOffice()) {
  const hint = "LibreOffice was not found: install it, with its program soffice in the path.";
  if (!canInstall()) throw new Error(hint);
  console.error("No LibreOffice was found; installing its spreadsheet with apt …");
  if (!aptInstall("libreoffice-calc-nogui") || !hasOffice()) throw new Error(hint);
}
const { status } = spawnSync(
  join(root, "node_modules/.bin/vitest"),
  ["run", "--project", "spreadsheet"],
  { cwd: root, stdio: "inherit" },
);
process.exit(status ?? 1);
