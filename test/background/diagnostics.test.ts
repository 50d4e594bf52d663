import { beforeEach, expect, it } from "vitest";
import type { LogEntry } from "../../src/domain/diagnostic-log.ts";
import { failed, failure } from "../../src/domain/failure.ts";
import { newWorld, startWorker, type Worker, type World } from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
});

const logged = async (): Promise<LogEntry[]> =>
  ((await world.browser.storage.local.get("diagnostics")).diagnostics as { value: LogEntry[] })
    ?.value ?? [];

const hostile = {
  name: "Secret Brand Ltd",
  user: "very.private.login",
  domain: "hidden-domain.example",
  amount: "7654321.98",
  password: "password of very.private.login",
};

it("has each round by the account's number, with its outcome and time", async () => {
  await worker.have({ id: "one" }, { id: "two" });
  world.registrar.next("two", "balance", failed(failure("timeout")));
  await worker.checkDue(Date.now());
  const rounds = (await logged()).filter(({ event }) => event === "round");
  expect(rounds).toHaveLength(2);
  expect(rounds).toContainEqual(expect.objectContaining({ account: 1, outcome: "ok" }));
  expect(rounds).toContainEqual(expect.objectContaining({ account: 2, outcome: "timeout" }));
});

it("tells no name, login, domain, amount or secret, whatever accounts are called and registrars say", async () => {
  await worker.have({
    id: hostile.domain,
    name: hostile.name,
    user: hostile.user,
    warnBelow: hostile.amount,
  });
  const text = Object.values(hostile).join(" ");
  world.registrar.next(
    hostile.user,
    "balance",
    failed(failure("server", { code: 421, text, command: text })),
  );
  await worker.checkDue(Date.now());
  await worker.refresh(null, Date.now());
  const bytes = JSON.stringify(await logged());
  expect(bytes).toContain('"server"');
  for (const part of Object.values(hostile)) expect(bytes).not.toContain(part);
});

it("is written with the publication, once for many rounds, and not at all where nothing came about", async () => {
  await worker.have({ id: "one" }, { id: "two" }, { id: "three" });
  await worker.checkDue(Date.now());
  const before = await world.browser.storage.local.get("diagnostics");
  await worker.publish();
  await worker.publish();
  expect(await world.browser.storage.local.get("diagnostics")).toEqual(before);
});

it("is begun anew where it cannot be read, and hinders nothing", async () => {
  await world.browser.storage.local.set({ diagnostics: { version: 1, value: "?" } });
  await worker.have({ id: "one" });
  await worker.checkDue(Date.now());
  expect((await worker.shown())?.figures).not.toBeNull();
  expect(await logged()).toHaveLength(1);
});
