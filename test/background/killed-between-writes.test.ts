// A worker that is killed between any two of its writes: the next one shows what the records say, and nothing that is to
// be hidden is painted meanwhile.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Overview } from "../../src/domain/overview.ts";
import { charge, today } from "../support/domain/charges.ts";
import { minute, preferencesWith, statusWith } from "../support/domain/records.ts";
import { newWorld, pass, startWorker, type Worker, type World } from "../support/worker/worker.ts";

const passphrase = "correct horse battery";

let world: World;
let worker: Worker;

type Write = (...given: never[]) => Promise<unknown>;

/**
 * Lets so many writes of the browser's storage, alarms and notifications through; with the next one the worker is dead, and
 * nothing that it asks the browser for is ever answered.
 */
function killAfter(count: number): { died: Promise<"died">; bury: () => void } {
  let left = count;
  let die: (how: "died") => void = () => undefined;
  const died = new Promise<"died">((resolve) => {
    die = resolve;
  });
  const { storage, alarms, notices, permissions } = world.browser;
  const places: [object, string[]][] = [
    [storage.local, ["get", "set", "remove"]],
    [storage.session, ["get", "set", "remove"]],
    [alarms, ["get", "create", "clear"]],
    [notices, ["getAll", "create", "clear"]],
    [permissions, ["contains"]],
  ];
  const undo: (() => void)[] = [];
  for (const [place, names] of places)
    for (const name of names) {
      const methods = place as Record<string, Write>;
      const usual = methods[name] as Write;
      const isWrite = !["get", "getAll", "contains"].includes(name);
      methods[name] = (...given) => {
        if (isWrite && left-- <= 0) die("died");
        return left < 0 ? new Promise(() => undefined) : usual.apply(place, given);
      };
      undo.push(() => {
        methods[name] = usual;
      });
    }
  const bury = () => {
    for (const each of undo) each();
  };
  return { died, bury };
}

/** More writes than any of these changes makes. */
const most = 40;

/** How often one can be killed in a change, each time in a world of its own; `look` at what the next start has. */
async function killedAnywhere(
  prepare: () => Promise<void>,
  change: () => Promise<unknown>,
  look: () => Promise<void>,
): Promise<number> {
  for (let count = 0; count < most; count++) {
    await begin();
    await prepare();
    await worker.settled();
    const { died, bury } = killAfter(count);
    const how = await Promise.race([change(), died]);
    bury();
    if (how !== "died") return count;
    await look();
  }
  throw new Error("The change comes to no end");
}

async function begin(): Promise<void> {
  world = newWorld();
  vi.stubGlobal("self", new EventTarget());
  worker = await startWorker(world);
  world.browser.grantedPermissions.add("notifications");
}

/** The next worker, whatever wakes it: its script is run, and no event of the browser's start comes. */
async function nextStart(): Promise<Overview> {
  worker = await startWorker(world);
  await import("../../src/background/index.ts");
  await worker.settled();
  return worker.overview();
}

/** What follows from the records alone. */
async function byRecords(): Promise<Overview> {
  const { keepAllForesights } = await import("../../src/background/foresight/keep-foresight.ts");
  await keepAllForesights(Date.now());
  await worker.publish();
  return worker.overview();
}

beforeEach(() => vi.stubEnv("TZ", "UTC"));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

async function haveOne(): Promise<void> {
  await worker.have({ id: "one", name: "Shop", registrar: "cnr" });
  world.registrar.statuses.set("one", statusWith({ balance: "100.00", deposits: null }));
  world.registrar.charges.set("one", [charge(today + 2, { gross: "80" })]);
  await worker.checkDue(Date.now());
  expect((await worker.shown())?.foresight).not.toBeNull();
}

describe("a worker that is killed anywhere", () => {
  it.each([
    ["amends what is reserved", { reserved: "40" }],
    ["amends what a payment is to save", { payFor: "risk" }],
  ] as const)("while it %s leaves one pot", async (_what, part) => {
    const kills = await killedAnywhere(
      haveOne,
      () => worker.handlers["amend-alert-settings"]({ accountId: "one", part }),
      async () => {
        const shown = await nextStart();
        expect(shown).toEqual(await byRecords());
      },
    );
    expect(kills).toBeGreaterThan(3);
  });

  it("while it snoozes shows the account silenced, or as it was", async () => {
    const until = Date.now() + 60 * minute;
    const kills = await killedAnywhere(
      haveOne,
      () => worker.handlers.snooze({ accountId: "one", until }),
      async () => {
        const shown = await nextStart();
        expect(shown).toEqual(await byRecords());
      },
    );
    expect(kills).toBeGreaterThan(2);
  });

  it("while it begins samples shows them all, or none", async () => {
    const kills = await killedAnywhere(
      async () => undefined,
      () => worker.handlers["begin-samples"]({}),
      async () => {
        const isOn = "samples" in (await world.browser.storage.local.get("samples"));
        const shown = await nextStart();
        expect(shown.sample === true).toBe(isOn);
        expect(shown.accounts.length > 0).toBe(isOn);
        expect(shown).toEqual(await byRecords());
      },
    );
    expect(kills).toBeGreaterThan(2);
  });

  it("while it ends samples shows them all, or none", async () => {
    const kills = await killedAnywhere(
      async () => void (await worker.handlers["begin-samples"]({})),
      () => worker.handlers["end-samples"]({}),
      async () => {
        const isOn = "samples" in (await world.browser.storage.local.get("samples"));
        const shown = await nextStart();
        expect(shown.accounts.length > 0).toBe(isOn);
        expect(shown.sample === true).toBe(isOn);
        expect(world.browser.badge.title.includes("Sample")).toBe(isOn);
      },
    );
    expect(kills).toBeGreaterThan(2);
  });

  it("while it hides amounts shows none, or all", async () => {
    const kills = await killedAnywhere(
      haveOne,
      () => worker.handlers["hide-amounts"]({ hide: true }),
      async () => {
        const kept = (await world.browser.storage.local.get("preferences")).preferences;
        const shown = await nextStart();
        expect(shown.preferences.hideAmounts).toBe(
          JSON.stringify(kept ?? 0).includes('"hideAmounts":true'),
        );
      },
    );
    expect(kills).toBeGreaterThan(2);
  });

  /** What a page paints at the browser's next start, before any worker runs; the vault is locked then. */
  async function expectHiddenAtRestart(isChosen: () => Promise<boolean>): Promise<void> {
    const isHiding = await isChosen();
    await world.browser.storage.session.clear();
    worker = await startWorker(world);
    const { overviewReader } = await import("../../src/storage/overview-reader.ts");
    const first = await overviewReader.read();
    if (isHiding) expect(first.ok && first.value.accounts[0]?.figures).toBeNull();
    await import("../../src/background/index.ts");
    await worker.settled();
    await worker.publish();
    expect((await worker.shown())?.figures === null).toBe(isHiding);
  }
  const storedText = async (key: string) =>
    JSON.stringify((await world.browser.storage.local.get(key))[key] ?? null);

  it("while it is told to hide figures under a lock paints none at the browser's next start", async () => {
    const kills = await killedAnywhere(
      async () => {
        await haveOne();
        await worker.handlers["set-passphrase"]({ current: "", next: passphrase });
      },
      () =>
        worker.handlers["save-preferences"]({
          preferences: preferencesWith({ hideWhenLocked: true }),
        }),
      () =>
        expectHiddenAtRestart(async () =>
          (await storedText("preferences")).includes('"hideWhenLocked":true'),
        ),
    );
    expect(kills).toBeGreaterThan(2);
  });

  it("so while the first passphrase is set where figures are to be hidden", async () => {
    const kills = await killedAnywhere(
      async () => {
        await worker.handlers["save-preferences"]({
          preferences: preferencesWith({ hideWhenLocked: true }),
        });
        await haveOne();
      },
      () => worker.handlers["set-passphrase"]({ current: "", next: passphrase }),
      () =>
        expectHiddenAtRestart(async () => {
          const { readVault } = await import("../../src/background/vault-lock.ts");
          return (await readVault(Date.now())).mode === "passphrase";
        }),
    );
    expect(kills).toBeGreaterThan(2);
  });
});

it("a change that is shown leaves no work for the next start", async () => {
  await begin();
  await haveOne();
  await worker.handlers.snooze({ accountId: "one", until: Date.now() + 60 * minute });
  pass(1);
  const published = world.browser.storage.local.writes.overview;
  await nextStart();
  expect(world.browser.storage.local.writes.overview).toBe(published);
});
