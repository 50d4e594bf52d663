// Names whose renewal has failed and that the list of what is renewed does not show any more.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { singleLogLimit } from "../../../src/registrars/inwx/failed-renewals.ts";
import type { Inwx, InwxDomain } from "../../simulator/inwx/schema.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { inwxAccount } from "../../support/registrars/inwx-account.ts";

const now = Date.UTC(2031, 2, 3, 9, 30);
const day = 86_400_000;
const today = dayOf(now);

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "inwx", now: () => now });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("inwx"));
afterEach(() => expect(simulator.violations).toEqual([]));

const failed = { domain: "gone.com", status: "RENEWAL FAILED" };

/** The account `inwx` with these domains and this log alone. */
function holding(domains: Partial<InwxDomain>[], domainLog: Partial<Inwx["domainLog"][number]>[]) {
  simulator.account("inwx").change({
    inwx: {
      domains: domains.map((each) => ({ domain: "yearly.com", reDay: 4, ...each })),
      domainLog: domainLog.map((each) => ({ day: -3, price: "0", ...failed, ...each })),
    },
  });
}

async function rows() {
  const { client, authorization } = inwxAccount(simulator, "inwx");
  const query = { first: 0, today, through: today + 90, vatPercent: "19", currency: "EUR" };
  const page = await client.charges(authorization, query);
  if (!page.ok) throw new Error(JSON.stringify(page.failure));
  expect(page.value).toMatchObject({ next: null, total: page.value.rows.length });
  return page.value.rows.map(({ object, nextAction, at, gross }) => [
    object,
    nextAction,
    at === null ? null : (at - now) / day,
    gross,
  ]);
}

describe("a name whose renewal has failed", () => {
  it.each([
    ["is to expire by now", { renewalMode: "AUTOEXPIRE" }],
    ["is to be deleted by now", { renewalMode: "AUTODELETE" }],
    ["has a day beyond the window by now", { reDay: 365 }],
    ["is to expire and has no day", { renewalMode: "AUTOEXPIRE", reDay: undefined }],
  ])("is at risk where it %s, by its status", async (_how, part) => {
    const { reDay, ...rest } = { reDay: 4, ...part };
    const held = { domain: "gone.com", status: "RENEWAL FAILED", ...rest };
    holding([{}, reDay === undefined ? { ...held, reDate: "" } : { ...held, reDay }], [{}]);
    expect(await rows()).toEqual([
      ["gone.com", "expireunpaid", -3, "13.45"],
      ["yearly.com", "pay", 4, "13.45"],
    ]);
  });

  it.each([
    ["is to expire by now", { renewalMode: "AUTOEXPIRE" }],
    ["has a day beyond the window by now", { reDay: 365 }],
  ])("is at risk where it %s, by the log alone", async (_how, part) => {
    holding([{}, { domain: "gone.com", ...part }], [{ day: -9 }, {}]);
    expect(await rows()).toEqual([
      ["gone.com", "expireunpaid", -3, "13.45"],
      ["yearly.com", "pay", 4, "13.45"],
    ]);
  });

  it("is at risk once, where the list of what is renewed has it too", async () => {
    holding([{ domain: "gone.com", reDay: 5 }], [{}]);
    expect(await rows()).toEqual([["gone.com", "expireunpaid", 5, "13.45"]]);
  });

  it("is not known where the account has it no more, which is not well", async () => {
    holding([{}], [{}]);
    expect(await rows()).toEqual([
      ["gone.com", null, -3, null],
      ["yearly.com", "pay", 4, "13.45"],
    ]);
  });

  it.each(["RENEWAL SUCCESSFUL", "TRANSFER-OUT SUCCESSFUL", "PUSH SUCCESSFUL"])(
    "is none after %s",
    async (status) => {
      holding([{}], [{}, { status, day: -1 }]);
      expect(await rows()).toEqual([["yearly.com", "pay", 4, "13.45"]]);
      holding([{}], [{}, { status, day: -5 }]);
      expect(await rows()).toHaveLength(2);
    },
  );

  it("is none where the owner lets it go", async () => {
    holding([{ renewalMode: "AUTOEXPIRE", status: "EXPIRE INITIATED" }], []);
    expect(await rows()).toEqual([]);
  });

  it("is found among those that cost something less than nothing, and long ago is over", async () => {
    holding([], [{ price: "-5" }, { domain: "former.com", day: -50 }]);
    expect(await rows()).toEqual([["gone.com", null, -3, null]]);
  });

  it("may be any, where the log is refused: not all is known then", async () => {
    holding([{}], [{}]);
    const body = JSON.stringify({ code: 2201, msg: "Authorization error" });
    simulator.faults.set({ command: "domain.log" }, { kind: "body", body });
    const unknown = (today * day - now) / day;
    expect(await rows()).toEqual([
      ["", null, unknown, null],
      ["yearly.com", "pay", 4, "13.45"],
    ]);
  });

  it("is not asked for any more where a list is refused with a pause", async () => {
    const body = JSON.stringify({ code: 2201, msg: "Slower" });
    const headers = { "retry-after": "90" };
    simulator.faults.set({ command: "domain.log" }, { kind: "status", status: 429, headers, body });
    const { client, authorization } = inwxAccount(simulator, "inwx");
    const query = { first: 0, today: 0, through: 90, vatPercent: "19", currency: "EUR" };
    expect(await client.charges(authorization, query)).toMatchObject({
      failure: { kind: "not-allowed", command: "domain.log", wait: 90 },
    });
  });

  it("is asked about singly only so many times", async () => {
    const names = Array.from({ length: singleLogLimit + 3 }, (_, index) => `n${index}.com`);
    holding(
      [],
      names.flatMap((domain) => [{ domain }, { domain, status: "RENEWAL SUCCESSFUL", day: -1 }]),
    );
    expect(await rows()).toHaveLength(3);
  });
});

it("a list that is longer than its pages is not taken for all there is", async () => {
  holding(
    [],
    Array.from({ length: 50 }, () => ({})),
  );
  simulator.account("inwx").change({ inwx: { wire: { largestPage: 2 } } });
  const found = await rows();
  expect(found.map(([object, action]) => [object, action])).toContainEqual(["", null]);
});
