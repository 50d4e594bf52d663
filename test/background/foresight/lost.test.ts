import { createStore, del, entries, set } from "idb-keyval";
import { beforeEach, describe, expect, it } from "vitest";
import { failed, failure } from "../../../src/domain/failure.ts";
import type { Removal } from "../../../src/domain/foresight/lost-domains.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";
import { minute, noon } from "../../support/domain/records.ts";
import {
  type ForesightWorker,
  startForesightWorker,
} from "../../support/worker/foresight-worker.ts";
import { newWorld, pass, type World } from "../../support/worker/worker.ts";

const hour = 60 * minute;
const day = 24 * hour;

let world: World;
let worker: ForesightWorker;
beforeEach(async () => {
  world = newWorld();
  worker = await startForesightWorker(world);
});

const charge = (part: Partial<UpcomingCharge> = {}): UpcomingCharge => ({
  object: "lost.com",
  objectClass: "DOMAIN",
  renewalMode: "",
  nextAction: "pay",
  at: noon + hour,
  lostAt: null,
  net: "10",
  gross: "10",
  computed: false,
  currency: null,
  ...part,
});
const removal = (part: Partial<Removal> = {}): Removal => ({
  name: "lost.com",
  deletedAt: noon + 2 * hour,
  reason: "",
  status: "redemption",
  until: noon + 30 * day,
  ...part,
});
const lists = (...charges: UpcomingCharge[]) => void world.registrar.charges.set("one", charges);
const left = (...removals: Removal[]) => void world.registrar.answers.removals.set("one", removals);

describe("domains lost at CentralNic Reseller", () => {
  beforeEach(() => worker.have({ id: "one", registrar: "cnr" }));

  it("are none while none is gone, and that is known", async () => {
    lists(charge());
    await worker.check();
    expect((await worker.foresight())?.lost).toEqual({ at: noon, domains: [], count: 0 });
    expect(world.registrar.takeLists()).toContain("removals");
  });

  it("are those that were listed, and left the account on their day", async () => {
    lists(charge());
    await worker.check();
    lists();
    left(removal(), removal({ name: "let-go.com" }));
    pass(6 * hour);
    await worker.check();
    expect((await worker.foresight())?.lost).toEqual({
      at: noon + 6 * hour,
      domains: [
        {
          name: "lost.com",
          deletedAt: noon + 2 * hour,
          restorableUntil: noon + 30 * day,
          status: "redemption",
        },
      ],
      count: 1,
    });
  });

  it("are told by the registrar's events too, of before the extension was there", async () => {
    left(removal({ deletedAt: noon - 3 * day }));
    world.registrar.answers.events.set("one", [
      { name: "lost.com", at: noon - 3 * day, what: "failed" },
    ]);
    await worker.check();
    expect((await worker.foresight())?.lost?.count).toBe(1);
    world.registrar.answers.present.set("one", ["LOST.com"]);
    await worker.check(true);
    expect((await worker.foresight())?.lost?.count).toBe(0);
  });

  it("are not known without the right, and what was known before stands", async () => {
    const why = failure("not-allowed", { code: 531, command: "QueryDomainHistoryList" });
    world.registrar.next("one", "removals", failed(why));
    await worker.check();
    expect(await worker.foresight()).toMatchObject({ lost: null, failures: { lost: why } });
    left(removal({ deletedAt: noon }));
    world.registrar.answers.events.set("one", [{ name: "lost.com", at: noon, what: "failed" }]);
    await worker.check(true);
    expect(await worker.foresight()).toMatchObject({ lost: { count: 1 }, failures: {} });
    world.registrar.next("one", "removals", failed(why));
    await worker.check(true);
    expect(await worker.foresight()).toMatchObject({
      lost: { count: 1, at: noon },
      failures: { lost: why },
    });
  });

  it("say which list was refused where others tell something", async () => {
    lists(charge());
    await worker.check();
    lists();
    left(removal());
    const why = failure("not-allowed", { code: 531, command: "QueryEventList" });
    world.registrar.next("one", "renewalEvents", failed(why));
    pass(6 * hour);
    await worker.check();
    expect(await worker.foresight()).toMatchObject({
      lost: { count: 1 },
      failures: { lost: why },
    });
  });

  it("are gone from the list when no restore is possible any more, without asking", async () => {
    left(removal({ deletedAt: noon, until: noon + 5 * minute }));
    world.registrar.answers.events.set("one", [{ name: "lost.com", at: noon, what: "failed" }]);
    await worker.check();
    expect((await worker.foresight())?.lost?.count).toBe(1);
    world.registrar.takeLists();
    pass(20 * minute);
    await worker.check();
    expect(world.registrar.takeLists()).not.toContain("removals");
    expect((await worker.foresight())?.lost?.count).toBe(0);
  });

  it("are not fully known where the day of a deletion cannot be read", async () => {
    lists(charge());
    await worker.check();
    lists();
    left(removal({ deletedAt: null }));
    pass(6 * hour);
    await worker.check();
    expect(await worker.foresight()).toMatchObject({
      lost: { count: 0 },
      failures: { lost: { kind: "malformed" } },
    });
  });

  it.each([
    ["are of a newer version", (kept: object) => ({ ...kept, version: 99 })],
    [
      "have one that is not understood",
      ({ value, ...kept }: { value?: object }) => ({
        ...kept,
        value: { ...value, charged: { "lost.com": "of-garbage" } },
      }),
    ],
  ])(
    "are not forgotten where the names kept of it %s: those are set aside, and said",
    async (_how, harm) => {
      lists(charge());
      await worker.check();
      const values = createStore("losses", "values");
      const found = await entries<string, object>(values);
      expect(found.map(([key]) => key)).toEqual(["one/kept"]);
      const harmed = harm(found[0]?.[1] ?? {});
      await set("one/kept", harmed, values);
      pass(7 * hour);
      await worker.check();
      await worker.publish();
      expect((await entries(values)).map(([, value]) => value)).toContainEqual(harmed);
      expect((await worker.overview()).problem).toMatchObject({
        kind: "set-aside",
        text: "losses: 1",
      });
      await worker.removeAccount("one");
      expect(await entries(values)).toEqual([]);
    },
  );

  it("are found under the key that they lay under before", async () => {
    lists(charge());
    await worker.check();
    const values = createStore("losses", "values");
    const former = { version: 1, value: { charged: { "former.com": noon }, lost: null } };
    await del("one/kept", values);
    await set("one", former, values);
    const { lossesStore } = await import("../../../src/storage/losses-store.ts");
    expect(await lossesStore.read("one")).toMatchObject({ value: former.value });
    const { removeOrphans } = await import("../../../src/background/foresight/forget.ts");
    await removeOrphans(Date.now());
    expect(await entries(values)).toEqual([["one/kept", former]]);
  });

  it("go with the account", async () => {
    lists(charge());
    await worker.check();
    const { lossesStore } = await import("../../../src/storage/losses-store.ts");
    expect(await lossesStore.read("one")).toMatchObject({
      value: { charged: { "lost.com": noon + hour } },
    });
    await worker.removeAccount("one");
    expect(await lossesStore.read("one")).toEqual({ ok: true, value: null });
  });
});

describe("domains lost at HEXONET", () => {
  beforeEach(() => worker.have({ id: "one" }));

  it("are those whose second charge failed and that the log of deletions has", async () => {
    lists(charge({ at: noon - 4 * day, nextAction: "expireunpaid", lostAt: noon + hour }));
    await worker.check();
    lists();
    left(removal({ until: null }), removal({ name: "other.com", until: null }));
    pass(6 * hour);
    await worker.check();
    expect((await worker.foresight())?.lost).toMatchObject({
      count: 1,
      domains: [{ name: "lost.com", restorableUntil: null }],
    });
  });

  it("are those whose charge failed twice while the computer was off", async () => {
    lists(charge({ at: noon + 8 * hour, lostAt: noon + 60 * hour }));
    await worker.check();
    expect(world.registrar.takeLists()).not.toContain("removals");
    lists();
    left(removal({ deletedAt: noon + 61 * hour, until: null }));
    pass(9 * day);
    await worker.check();
    expect((await worker.foresight())?.lost).toMatchObject({ count: 1 });
    // It is looked after as long as it is lost.
    left();
    pass(6 * hour);
    await worker.check();
    expect((await worker.foresight())?.lost).toMatchObject({ count: 0 });
    world.registrar.takeLists();
    pass(6 * hour);
    await worker.check();
    expect(world.registrar.takeLists()).not.toContain("removals");
  });

  it("are those whose day was not told too", async () => {
    lists(charge({ at: noon - day, nextAction: "expireunpaid" }));
    await worker.check();
    lists();
    left(removal({ deletedAt: noon + 9 * day, until: null }));
    pass(10 * day);
    await worker.check();
    expect((await worker.foresight())?.lost).toMatchObject({ count: 1 });
  });

  it("are none of those that were paid, and nothing is asked", async () => {
    lists(charge({ at: noon + hour, lostAt: noon + 60 * hour }));
    await worker.check();
    lists();
    pass(6 * hour);
    left(removal({ deletedAt: noon + 60 * hour, until: null }));
    await worker.check();
    pass(3 * day);
    await worker.check();
    expect((await worker.foresight())?.lost).toMatchObject({ count: 0 });
    expect(world.registrar.takeLists()).not.toContain("removals");
  });

  it("are not asked for where none was listed as unpaid", async () => {
    lists(charge());
    await worker.check();
    expect((await worker.foresight())?.lost).toEqual({ at: noon, domains: [], count: 0 });
    expect(world.registrar.takeLists()).not.toContain("removals");
  });
});
