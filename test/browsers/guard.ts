import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of its own for one browser session, and the promise that nothing of it outlives the test. */
export interface Guard {
  /** Absolute path of an empty temporary folder, removed at the end. */
  readonly folder: string;
  /** Names a process to be killed, should this one end without `release`. */
  watch(pid: number): void;
  /** Forgets the processes (they ended in order), removes the folder, resolves when it is gone. */
  release(): Promise<void>;
}

// Runs in a process of its own: only that also works when the test process is killed with SIGKILL,
// where no exit handler runs. The closing of the pipe is the signal.
const script = `
  const { rmSync } = require("node:fs");
  const alive = (pid) => { try { process.kill(pid, 0); return true; } catch { return false; } };
  let text = "";
  process.on("SIGINT", () => {}).on("SIGTERM", () => {}).on("SIGHUP", () => {});
  process.stdin.on("data", (part) => { text += part; }).on("end", async () => {
    const lines = text.split("\\n").filter(Boolean);
    const pids = lines.slice(lines.lastIndexOf("forget") + 1).map(Number);
    for (const pid of pids) try { process.kill(pid, "SIGKILL"); } catch {}
    // A limit, because a dead process that nobody collects counts as alive for ever.
    for (let turn = 0; turn < 100 && pids.some(alive); turn++)
      await new Promise((done) => setTimeout(done, 20));
    rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
  });`;

/** Starts the guard; the returned folder exists already. */
export function startGuard(): Guard {
  const folder = mkdtempSync(join(tmpdir(), "reseller-balance-"));
  const child = spawn(process.execPath, ["-e", script, folder], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const { stdin } = child;
  // Neither the guard nor its pipe keeps a finished test process waiting.
  child.unref();
  (stdin as unknown as { unref(): void }).unref();
  return {
    folder,
    watch: (pid) => void stdin.write(`${pid}\n`),
    release: async () => {
      child.ref();
      stdin.end("forget\n");
      await ended;
    },
  };
}
