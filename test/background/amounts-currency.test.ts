import { beforeEach, expect, it } from "vitest";
import { type AlertSettings, initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { minute, statusWith } from "../support/domain/records.ts";
import {
  draftWith,
  newWorld,
  pass,
  startWorker,
  type Worker,
  type World,
} from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
  await worker.have({ id: "one", warnBelow: "100" });
  world.registrar.statuses.set("one", statusWith({ balance: "5.00", currency: "EUR" }));
  await worker.checkDue(Date.now());
});

async function turnTo(currency: string): Promise<void> {
  pass(15 * minute);
  world.registrar.statuses.set("one", statusWith({ balance: "5.00", currency }));
  await worker.checkDue(Date.now());
}
const figures = async () => (await worker.shown())?.figures;
const save = (part: Partial<AlertSettings>) =>
  worker.saveAlertSettings("one", { ...initialAlertSettings, ...part });

it("an account whose currency changes is asked for its amounts anew, and is not called low by the old ones", async () => {
  expect(await figures()).toMatchObject({ shortage: "low-balance", amountsIn: null });
  await turnTo("USD");
  expect(await figures()).toMatchObject({ shortage: null, amountsIn: "EUR" });
  await save({ amounts: ["50"], currency: "USD" });
  expect(await figures()).toMatchObject({ shortage: "low-balance", amountsIn: null });
});

it("so is one whose currency changes while its list is read", async () => {
  pass(7 * 60 * minute);
  world.registrar.charges.get = () => {
    if (world.registrar.statuses.get("one")?.currency === "EUR") {
      pass(minute);
      world.registrar.statuses.set("one", statusWith({ balance: "50000", currency: "JPY" }));
    }
    return [];
  };
  await worker.checkDue(Date.now());
  await worker.settled();
  pass(16 * minute);
  await worker.checkDue(Date.now());
  expect(await figures()).toMatchObject({ currency: "JPY", amountsIn: "EUR", shortage: null });
});

it("they count again once the account is back in their currency", async () => {
  await turnTo("USD");
  await turnTo("EUR");
  expect(await figures()).toMatchObject({ shortage: "low-balance", amountsIn: null });
});

it("Warn below that is saved in the new currency counts, with the others that are saved with it", async () => {
  await turnTo("USD");
  const alerts = { ...initialAlertSettings, amounts: ["50"], currency: "USD" };
  expect(await worker.saveAlertSettings("one", alerts, { warnBelow: "10" })).toMatchObject({
    ok: true,
  });
  expect(await figures()).toMatchObject({ shortage: "low-balance", amountsIn: null });
});

it("a login that is changed to an account in another currency says nothing about the amounts", async () => {
  world.registrar.passwords.set("two", "p");
  world.registrar.statuses.set("two", statusWith({ balance: "5.00", currency: "USD" }));
  const draft = draftWith({ id: "one", user: "two", password: "p" });
  const report = await worker.testAccount(draft);
  if (!report.ok) throw new Error(report.failure.kind);
  expect((await worker.saveAccount(draft, report.value)).ok).toBe(true);
  await worker.publish();
  expect(await figures()).toMatchObject({ currency: "USD", shortage: null, amountsIn: "EUR" });
});
