import { beforeEach, expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { charge } from "../../support/domain/charges.ts";
import { minute, noon, statusWith } from "../../support/domain/records.ts";
import {
  type ForesightWorker,
  startForesightWorker,
} from "../../support/worker/foresight-worker.ts";
import { newWorld, pass, type World } from "../../support/worker/worker.ts";

let world: World;
let worker: ForesightWorker;
beforeEach(async () => {
  world = newWorld();
  worker = await startForesightWorker(world);
  await worker.have({ id: "one" });
  world.registrar.statuses.set("one", statusWith({ balance: "500.00" }));
  world.registrar.charges.set("one", [charge(dayOf(noon) + 2, { gross: "90" })]);
});

it("says what kept the lists from being asked for, and asks for them at the next wake", async () => {
  const { contains } = world.browser.permissions;
  let asked = 0;
  world.browser.permissions.contains = async (wanted) => {
    // The check's own question is answered; the one before the lists is not.
    if (wanted.origins && ++asked > 1) throw new Error("Permissions are busy");
    return contains(wanted);
  };
  await worker.check();
  await worker.settled();
  expect(asked).toBeGreaterThan(1);
  expect((await worker.overview()).problem).toMatchObject({
    kind: "storage",
    text: "Error: Permissions are busy",
  });
  expect((await worker.shown("one"))?.figures?.balance).toBe("500.00");

  world.browser.permissions.contains = contains;
  pass(20 * minute);
  await worker.check();
  await worker.settled();
  expect((await worker.overview()).problem).toBeNull();
  expect((await worker.foresight())?.loadedAt).toBe(Date.now());
});
