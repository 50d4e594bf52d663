import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { aptInstall, canInstall } from "./apt.ts";

const name = "libfaketimeMT.so.1";
const wanted =
  "No libfaketime was found: install it (Debian and Ubuntu: apt-get install faketime), or set FAKETIME_LIBRARY to its file, libfaketimeMT.so.1. It moves the clock of programs on Linux.";

/** Path of the library that moves a program's clock; null where there is none. */
function findLibrary(): string | null {
  const chosen = process.env.FAKETIME_LIBRARY;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`FAKETIME_LIBRARY names no file: ${chosen}`);
    return chosen;
  }
  if (process.platform !== "linux") return null;
  const folders = ["/usr/lib", "/usr/lib64", "/usr/local/lib"].filter(existsSync);
  const inside = folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name.endsWith("-linux-gnu"))
      .map((entry) => join(folder, entry.name)),
  );
  return (
    [...folders, ...inside]
      .map((folder) => join(folder, "faketime", name))
      .find((path) => existsSync(path)) ?? null
  );
}

/**
 * Path of libfaketime. Where there is none it installs the package with apt, as root on Debian or Ubuntu;
 * elsewhere it throws an error that says what to install.
 */
export function ensureFaketime(): string {
  const found = findLibrary();
  if (found) return found;
  if (!canInstall()) throw new Error(wanted);
  console.error("No libfaketime was found; installing faketime with apt …");
  const installed = aptInstall("faketime") ? findLibrary() : null;
  if (!installed) throw new Error(`apt-get install faketime brought no library. ${wanted}`);
  return installed;
}

/**
 * What a program and all that it starts see as the time: so many seconds away from the true one, in that zone,
 * and going on from there. The steady clock moves along: told apart, Chromium does not start.
 */
export const movedClock = (
  library: string,
  seconds: number,
  zone: string,
): Record<string, string> => ({
  LD_PRELOAD: library,
  FAKETIME: `${seconds < 0 ? "-" : "+"}${Math.abs(Math.round(seconds))}`,
  TZ: zone,
});
