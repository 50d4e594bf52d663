import { execFileSync } from "node:child_process";
import {
  closeSync,
  mkdtempSync,
  openSync,
  rmdirSync,
  rmSync,
  statfsSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A filesystem of its own in memory, small enough to be filled. */
export interface SmallDisk {
  /** An empty folder on it. */
  readonly folder: string;
  /** Fills it until about so many bytes are free. */
  fill(leave: number): void;
  /** Takes away what {@link fill} wrote. */
  empty(): void;
  /** Takes the filesystem away; nothing may use it any more. */
  remove(): void;
}

const page = 4096;

function asRoot(program: string, args: string[]): void {
  const [command, ...rest] = process.getuid?.() === 0 ? [program] : ["sudo", "-n", program];
  execFileSync(command ?? program, [...rest, ...args], { stdio: "pipe" });
}

/** Mounts a tmpfs of so many megabytes; that needs Linux, and root or `sudo` without a password. Throws where it cannot. */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), "small-disk-"));
  try {
    asRoot("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=1777`, "tmpfs", folder]);
  } catch (error) {
    rmdirSync(folder);
    throw new Error("This test fills a disk of its own: mounting a tmpfs needs root, or sudo.", {
      cause: error,
    });
  }
  const filler = join(folder, "filler");
  const free = (): number => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    fill: (leave) => {
      const file = openSync(filler, "a");
      try {
        for (let rest = free() - leave; rest >= page; rest = free() - leave)
          writeSync(file, Buffer.alloc(Math.min(1 << 20, rest - (rest % page))));
      } catch (error) {
        // The browser was faster with the last bytes: it is full, as wanted.
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(filler, { force: true }),
    remove: () => {
      asRoot("umount", ["-l", folder]);
      rmdirSync(folder);
    },
  };
}
