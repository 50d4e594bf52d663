import { beforeEach, describe, expect, it } from "vitest";
import { failed, failure, ok, withWait } from "../../../src/domain/failure.ts";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { keptRows } from "../../../src/domain/foresight/day-sums.ts";
import type { ChargesQuery, RegistrarClient } from "../../../src/registrars/contract.ts";
import { charge } from "../../support/domain/charges.ts";
import { noon } from "../../support/domain/records.ts";
import { listedPage } from "../../support/worker/fake-client.ts";
import {
  type ForesightWorker,
  startForesightWorker,
} from "../../support/worker/foresight-worker.ts";
import { newWorld, pass, type World } from "../../support/worker/worker.ts";

let world: World;
let worker: ForesightWorker;
let queries: ChargesQuery[];
let charges: NonNullable<RegistrarClient["charges"]>;

const today = dayOf(noon);
const all = Array.from({ length: 1750 }, (_, place) =>
  charge(today + 1 + Math.floor(place / 100), { object: `name-${place}.example` }),
);
const pages: NonNullable<RegistrarClient["charges"]> = async (_proof, { first }) =>
  ok(listedPage(all.slice(first, first + 400), all.length));

beforeEach(async () => {
  world = newWorld();
  queries = [];
  charges = pages;
  const usual = world.registrar.clientOf;
  world.registrar.clientOf = (login) => ({
    ...usual(login),
    charges: (proof, query) => {
      queries.push(query);
      return charges(proof, query);
    },
  });
  worker = await startForesightWorker(world);
  await worker.have({ id: "one" });
});

const read = () => worker.handlers["read-charges"]({ accountId: "one" });

describe("all charges, for a file", () => {
  it("are each row once, in the registrar's order, where only the first are kept", async () => {
    await worker.check();
    expect((await worker.sums())?.rows).toHaveLength(keptRows);
    const answer = await read();
    expect(answer).toEqual(ok({ rows: all, currency: "EUR", more: false }));
  });

  it("are as they are now: nothing of it is kept, and the list is as due as before", async () => {
    await worker.check();
    const [before, tries] = [await worker.sums(), (await worker.ledger()).tries];
    charges = async () => ok(listedPage(all.slice(0, 3), 3));
    pass(60_000);
    expect(await read()).toMatchObject({ value: { rows: all.slice(0, 3), more: false } });
    expect(await worker.sums()).toEqual(before);
    expect((await worker.ledger()).tries).toEqual(tries);
  });

  it("are asked for from today on, also where the kept list is of yesterday", async () => {
    await worker.check();
    pass(26 * 3_600_000);
    queries = [];
    await read();
    expect(queries[0]).toMatchObject({ first: 0, today: today + 1, through: today + 91 });
    expect(queries[0]).not.toHaveProperty("cursor");
  });

  it("follow a cursor where the list has one", async () => {
    await worker.check();
    charges = async (_proof, { cursor }) =>
      cursor === undefined
        ? ok({ ...listedPage(all.slice(0, 2), null), next: { cursor: "second" } })
        : ok({ ...listedPage(all.slice(2, 4), null), next: null });
    expect(await read()).toMatchObject({ value: { rows: all.slice(0, 4), more: false } });
    expect(queries.at(-1)?.cursor).toBe("second");
  });

  it.each([
    [
      "rows lie between two pages",
      async (_proof: unknown, { first }: ChargesQuery) =>
        ok(listedPage(all.slice(first === 0 ? 0 : first + 100, first + 200), all.length)),
    ],
    [
      "rows lie between two pages of a list that tells no number",
      async (_proof: unknown, { first }: ChargesQuery) =>
        ok(listedPage(all.slice(first === 0 ? 0 : first + 100, first + 200), null)),
    ],
    ["it ends before its number", async () => ok(listedPage([], all.length))],
  ])("cannot be had where %s", async (_case, answer) => {
    await worker.check();
    charges = answer;
    expect(await read()).toMatchObject({ ok: false, failure: { kind: "malformed" } });
  });

  it("say why they are refused, and leave the account alone", async () => {
    await worker.check();
    charges = async () => failed(failure("not-allowed", { code: 531, command: "QueryX" }));
    expect(await read()).toMatchObject({ failure: { kind: "not-allowed", command: "QueryX" } });
    expect((await worker.snapshot())?.trouble).toBeNull();
  });

  it("are not asked for in a pause that the registrar asked for its list", async () => {
    charges = async () => failed(withWait(failure("rejected"), 3600));
    await worker.check();
    queries = [];
    expect(await read()).toMatchObject({ failure: { kind: "rejected", wait: 3600 } });
    expect(queries).toEqual([]);
    pass(3600 * 1000);
    charges = pages;
    expect((await read()).ok).toBe(true);
  });

  it("ask for a pause that the account's own list keeps as well", async () => {
    await worker.check();
    charges = async () => failed(withWait(failure("http", { code: 429 }), 7200));
    expect((await read()).ok).toBe(false);
    queries = [];
    charges = pages;
    pass(3600 * 1000);
    await worker.check(true);
    expect(queries).toEqual([]);
  });

  it("of an account that was never checked, or is not there, are not asked for", async () => {
    expect(await read()).toMatchObject({ failure: { kind: "account-gone" } });
    expect(await worker.handlers["read-charges"]({ accountId: "two" })).toMatchObject({
      failure: { kind: "account-gone" },
    });
    expect(queries).toEqual([]);
  });
});
