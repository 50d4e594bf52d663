import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type LostDomain, lostDomains } from "../../../src/domain/foresight/lost-domains.ts";
import { nameKey } from "../../../src/domain/foresight/name-key.ts";
import { visibleText } from "../../../src/domain/visible-text.ts";
import type { Authorization } from "../../../src/registrars/contract.ts";
import { textLimit } from "../../../src/registrars/read-value.ts";
import { privateOf } from "../../simulator/line-protocol/commands/cnr-domains.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import type { ScenarioInput } from "../../simulator/shared/scenario-schema.ts";
import { byPassword, named } from "../../support/registrars/credential.ts";
import { fullClient } from "../../support/registrars/full-client.ts";

const dayMs = 86_400_000;
const start = Date.UTC(2026, 0, 15, 12, 0, 0);
const at = (day: number): number => start + day * dayMs;

const scenario: ScenarioInput = {
  title: "domains that left",
  limits: { page: 2 },
  accounts: [
    {
      key: "cnr",
      registrar: "cnr",
      system: "live",
      login: "cnr.user",
      password: "cnr-pass",
      money: { amount: "25.00", credit: "0.00", currency: "EUR", vat: "19.00" },
      roles: [
        { name: "bare", password: "bare-pass", areas: ["Account"] },
        { name: "reader", password: "reader-pass", areas: ["Account", "Acl", "Domain"] },
      ],
      terms: { lowBalanceWarning: "250.00", emergencyCredit: "0.00" },
      charges: {
        rows: [
          { object: "paid.com", day: -0.5, price: "10.00" },
          { object: "lost.com", day: -0.4, price: "30.00" },
          { object: "later.com", day: 5, price: "10.00" },
        ],
      },
      removed: [
        { domain: "gone.com", day: -38, status: "pendingDelete", untilDay: 2, reason: "EXPIRE" },
        {
          domain: "moved.com",
          day: -3,
          status: "redemptionGrace",
          untilDay: 27,
          reason: "TRANSFER",
        },
        { domain: "ages.com", day: -60, status: "redemptionGrace", untilDay: 1 },
        { domain: "free.com", day: -3, status: "available" },
      ],
      events: [
        { day: -38, subclass: "RENEWAL_FAILED", object: "gone.com", isDeleted: true },
        { day: -3, subclass: "RENEWAL_NOTIFY", object: "moved.com" },
      ],
      suspended: ["erp.com"],
    },
  ],
};

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario, now: () => start });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset(scenario));
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

function client(role = "", user = "cnr.user") {
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/cnr/live/api/call.cgi`;
  const login = {
    registrar: "cnr",
    system: "live",
    endpoint,
    publicFields: named(user, role),
  } as const;
  return fullClient(login, { fetch, isOnline: () => true });
}
const by = (password: string): Authorization => byPassword(password);
const owner = by("cnr-pass");

describe("domains that left a CNR account", () => {
  it("come with their stage and the day until which, over pages", async () => {
    simulator.account("cnr").runRenewals(start);
    const removals = await client().removals(owner, at(-40));
    expect(removals).toEqual({
      ok: true,
      value: [
        {
          name: "moved.com",
          deletedAt: at(-3),
          reason: "TRANSFER",
          status: "redemption",
          until: at(27),
        },
        {
          name: "lost.com",
          deletedAt: start,
          reason: "EXPIRE",
          status: "redemption",
          until: at(30),
        },
        {
          name: "gone.com",
          deletedAt: at(-38),
          reason: "EXPIRE",
          status: "pending-delete",
          until: at(2),
        },
      ],
    });
  });

  it("are told apart by what the run did: paid, or lost at once", async () => {
    const charged = { "paid.com": at(-0.5), "lost.com": at(-0.4) };
    simulator.account("cnr").runRenewals(start);
    const [removals, events, present] = [
      await client().removals(owner, at(-40)),
      await client().renewalEvents(owner, at(-40)),
      await client().presentDomains(owner, 40),
    ];
    if (!removals.ok || !events.ok || !present.ok) throw new Error("refused");
    expect(present.value).toEqual(["erp.com", "paid.com"]);
    expect(events.value).toEqual([
      { name: "gone.com", at: at(-38), what: "failed" },
      { name: "lost.com", at: start, what: "failed" },
      { name: "paid.com", at: start, what: "renewed" },
    ]);
    const lost = lostDomains({
      removals: removals.value,
      events: events.value,
      charged,
      present: new Set(present.value.map(nameKey)),
      listed: null,
      now: start,
    });
    expect(lost.map(({ name }) => name)).toEqual(["gone.com", "lost.com"]);
    expect(simulator.account("cnr").state.money.amount).toBe("13.10");
    expect(simulator.account("cnr").charges.map(({ object }) => object)).toEqual(["later.com"]);
  });

  it("are a right of their own", async () => {
    const refused = { ok: false, failure: { kind: "not-allowed", code: 531 } };
    const [bare, reader] = [by("bare-pass"), by("reader-pass")];
    expect(await client("bare").removals(bare, at(-40))).toMatchObject(refused);
    expect(await client("reader").removals(reader, at(-40))).toMatchObject({ ok: true });
    expect(await client("reader").renewalEvents(reader, at(-40))).toMatchObject(refused);
    expect(await client("bare").ownRights(bare)).toMatchObject(refused);
    expect(await client("reader").ownRights(reader)).toEqual({
      ok: true,
      value: ["ACCOUNT", "ACL", "DOMAIN"].map((location) => ({
        location,
        rights: ["STATUS", "QUERY"],
      })),
    });
  });
});

/** What an account of a scenario lost, by all that its lists say, and as the worker asks for them. */
async function lostOf(name: string, user: string, password: string): Promise<LostDomain[]> {
  await simulator.reset(name);
  const [of, authorization] = [client("", user), by(password)];
  const [removals, events, present] = [
    await of.removals(authorization, at(-40)),
    await of.renewalEvents(authorization, at(-40)),
    await of.presentDomains(authorization, 40),
  ];
  if (!removals.ok || !events.ok || !present.ok) throw new Error("refused");
  return lostDomains({
    removals: removals.value,
    events: events.value,
    charged: {},
    present: new Set(present.value.map(nameKey)),
    listed: null,
    now: start,
  });
}

describe("lost domains of the scenarios", () => {
  it("foresight: the one that is nearly gone first, and none that left otherwise or came back", async () => {
    expect(await lostOf("foresight", "lost.cnr", "foresight-pass")).toEqual([
      {
        name: "nearly-gone.com",
        deletedAt: at(-33),
        restorableUntil: at(2),
        status: "pending-delete",
      },
      { name: "lost.com", deletedAt: at(-4), restorableUntil: at(26), status: "redemption" },
    ]);
  });

  it("hostile: names are what can be seen of them, and absurd days are days or unknown", async () => {
    const lost = await lostOf("hostile", "lost.cnr", "hostile-pass");
    const markup = lost.filter(({ name }) => name.startsWith("<img"));
    expect(markup).toHaveLength(1);
    expect(lost.length).toBeGreaterThan(5);
    for (const { name, restorableUntil } of lost) {
      expect(name).toBe(visibleText(name));
      expect(name.length).toBeLessThanOrEqual(textLimit);
      expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
      // A year of five figures is no date of the protocol.
      if (restorableUntil !== null)
        expect(new Date(restorableUntil).getUTCFullYear()).toBeLessThan(9999);
    }
    const names = lost.map(({ name }) => name);
    // Its renewal failed and the registrar has it among the lost: an odd day takes nothing from that.
    expect(names).toContain("of-the-future.com");
    expect(names).not.toContain("odd-stage.com");
    expect(names).not.toContain("");
    expect(lost.some(({ restorableUntil }) => restorableUntil === null)).toBe(true);
  });
});

describe("what StatusRegistrar says", () => {
  it("is read by name, and nothing else of it is handed out", async () => {
    const terms = await client().terms(owner);
    expect(terms).toEqual({
      ok: true,
      value: {
        lowBalanceWarning: "250.00",
        current: "25.00",
        credit: "0.00",
        emergencyCredit: "0.00",
        temporaryCredit: null,
        currency: "EUR",
        vatPercent: "19.00",
      },
    });
    for (const mark of Object.values(privateOf("cnr.user")))
      expect(JSON.stringify(terms)).not.toContain(mark);
  });

  it("is refused without the right", async () => {
    expect(await client("bare").terms(by("bare-pass"))).toMatchObject({
      failure: { kind: "not-allowed", command: "StatusRegistrar" },
    });
  });
});

describe("upcoming charges without WIDE", () => {
  it("stand for many in one row, whose gross is unknown to us", async () => {
    const { askCnr } = await import("../../simulator/line-protocol/raw-client.ts");
    simulator.account("cnr").setCharges({
      rows: [
        { object: "a.com", day: 3, price: "10.00" },
        { object: "b.com", day: 3, price: "10.00" },
        { object: "c.de", day: 3, price: "10.00" },
      ],
    });
    const grouped = await askCnr(simulator, "QueryUpcomingAccountingList", { DAYS: "30" });
    expect([grouped.column("QUANTITY"), grouped.column("DOMAIN")]).toEqual([
      ["2", "1"],
      ["", "c.de"],
    ]);
    const wide = await askCnr(simulator, "QueryUpcomingAccountingList", { DAYS: "30", WIDE: "1" });
    expect(wide.column("TOTAL")).toEqual(["3"]);
  });
});
