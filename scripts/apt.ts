import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** The distribution's name as /etc/os-release gives it (debian, ubuntu, …); "" where there is none. */
export function distribution(): string {
  const file = "/etc/os-release";
  if (!existsSync(file)) return "";
  return /^ID="?([^"\n]*)/m.exec(readFileSync(file, "utf8"))?.[1] ?? "";
}

/** Whether packages can be installed with apt: as root, on Debian or Ubuntu. */
export const canInstall = (): boolean =>
  process.platform === "linux" &&
  process.getuid?.() === 0 &&
  ["debian", "ubuntu"].includes(distribution());

function apt(...args: string[]): boolean {
  const { status } = spawnSync("apt-get", ["-q", ...args], {
    // Its talk is not the output of whoever calls this.
    stdio: ["ignore", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}

/** Installs packages, without what they only recommend; whether all of it went well. */
export const aptInstall = (...packages: string[]): boolean =>
  apt("update") && apt("install", "-y", "--no-install-recommends", ...packages);
