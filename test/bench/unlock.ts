import { passphraseRounds } from "../../src/vault/passphrase.ts";
import { launchBenchBrowser } from "./bench-browser.ts";
import type { BenchRow } from "./bench-row.ts";
import { mediansInTurn } from "./median.ts";
import { ratioRow } from "./row.ts";

const passphrase = "four words that nobody would guess";

const ask = (message: object): string => `(async () => {
  const start = performance.now();
  const answer = await chrome.runtime.sendMessage(${JSON.stringify(message)});
  const took = performance.now() - start;
  if (answer?.ok !== true) throw new Error(JSON.stringify(answer));
  return took;
})()`;

// What a guess costs at the least: nothing but the derivation of as many bits.
const derive = `(async () => {
  const start = performance.now();
  const base = await crypto.subtle.importKey(
    "raw", new TextEncoder().encode(${JSON.stringify(passphrase)}), "PBKDF2", false, ["deriveBits"]);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: ${passphraseRounds} }, base, 256);
  return performance.now() - start;
})()`;

/**
 * The time from sending the passphrase to the worker until it answers that the vault is open, badge and
 * overview included, beside PBKDF2 alone with the same rounds, in a page of the same browser.
 * @param extension absolute path of the built extension for Chromium
 */
export async function benchUnlock(extension: string): Promise<BenchRow[]> {
  const browser = await launchBenchBrowser();
  try {
    const page = await (await browser.load(extension)).probe();
    await page.evaluate(ask({ name: "set-passphrase", current: "", next: passphrase }));
    const medians = await mediansInTurn({
      unlock: async () => {
        await page.evaluate(ask({ name: "lock" }));
        return page.evaluate<number>(ask({ name: "unlock", passphrase }));
      },
      bare: () => page.evaluate<number>(derive),
    });
    const name = `unlock by passphrase; PBKDF2 of ${passphraseRounds} rounds alone`;
    return [ratioRow(name, "ms", medians.unlock, medians.bare, 1.2)];
  } finally {
    await browser.close();
  }
}
