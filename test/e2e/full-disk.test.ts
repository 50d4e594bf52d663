import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccountOverview } from "../../src/domain/overview.ts";
import { startChromiumProduct } from "./chromium-product.ts";
import type { ExtensionData } from "./extension-data.ts";
import { startFirefoxProduct } from "./firefox-product.ts";
import { mountSmallDisk, type SmallDisk } from "./small-disk.ts";

/** What the two browsers have in common here. */
interface Product {
  readonly registrar: { account(key: string): { endSessions(): void } };
  readonly data: ExtensionData;
  add(key: string): Promise<AccountOverview>;
  untilIdle(): Promise<void>;
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

const names = ["plain", "yen", "cnr"];

async function inChromium(profile: string): Promise<Product> {
  const product = await startChromiumProduct({ profile });
  return { ...product, stopWorker: product.browser.stopWorker };
}

async function inFirefox(profile: string): Promise<Product> {
  const product = await startFirefoxProduct({ profile });
  return { ...product, stopWorker: product.browser.stopBackground };
}

/**
 * Bytes left free while all accounts are checked by their passwords, one after the other: somewhere among them the
 * browser's databases meet the end of the disk. Which one they meet it at differs from run to run.
 */
const levels = [200_000, 100_000, 60_000, 36_000, 20_000, 8_000, 0];

describe.each([
  ["Chromium", inChromium],
  ["Firefox", inFirefox],
])("in %s on a disk that fills up (a tmpfs: needs Linux, and root or sudo)", (_name, start) => {
  let disk: SmallDisk;
  let product: Product;
  beforeAll(async () => {
    disk = mountSmallDisk(200);
    const profile = join(disk.folder, "profile");
    mkdirSync(profile);
    product = await start(profile);
    for (const name of names) await product.add(name);
    await product.untilIdle();
  });
  afterAll(async () => {
    await product.close();
    disk.remove();
  });

  /** Asks for a check of all, for which each password must be opened. What cannot be stored is refused, and said. */
  async function refresh(): Promise<void> {
    await product.stopWorker();
    await product.data.forgetSignIns();
    for (const name of names) product.registrar.account(name).endSessions();
    const refused = await product.data
      .ask({ name: "refresh", accountId: null })
      .then(() => null, String);
    if (refused !== null) expect(refused).toContain('"kind":"storage"');
    await product.untilIdle();
  }

  it("loses no password, and goes on by itself once there is room", async () => {
    for (const leave of levels) {
      await product.stopWorker();
      disk.fill(leave);
      await refresh();
      disk.empty();
      await refresh();
      for (const name of names)
        expect(await product.data.account(name), `${leave} bytes left`).toMatchObject({
          trouble: null,
        });
    }
  });
});
