import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Registrar } from "../../../src/domain/account.ts";
import type { Result } from "../../../src/domain/failure.ts";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";
import { cnrProfile } from "../../../src/registrars/cnr/profile.ts";
import type {
  Authorization,
  Credential,
  RegistrarClient,
} from "../../../src/registrars/contract.ts";
import { ispapiProfile } from "../../../src/registrars/ispapi/profile.ts";
import { functions } from "../../../src/registrars/profile.ts";
import {
  type AreasProfile,
  areasFor,
  commandsFor,
  type LinesProfile,
  linesFor,
} from "../../../src/registrars/rights.ts";
import { areaName } from "../../../src/text/failure-text.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import type { ScenarioInput } from "../../simulator/shared/scenario-schema.ts";
import { byPassword, named } from "../../support/registrars/credential.ts";
import { fullClient, sessionOf } from "../../support/registrars/full-client.ts";

// The room of words names the browser, though none of it is asked here.
vi.mock("../../../src/platform/browser.ts", () => ({ browser: {} }));

const dayMs = 86_400_000;
const start = Date.UTC(2026, 0, 15, 12, 0, 0);
const today = dayOf(start);

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ scenario: "acceptance", now: () => start });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset("acceptance"));
// The simulator notes what no correct client does.
afterEach(() => {
  expect(simulator.violations).toEqual([]);
});

function client(registrar: Registrar, user: string, role = ""): Required<RegistrarClient> {
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/${registrar}/live/api/call.cgi`;
  const login = { registrar, system: "live", endpoint, publicFields: named(user, role) } as const;
  return fullClient(login, { fetch, isOnline: () => true });
}

const by = (password: string): Credential => byPassword(password);
const plain = by("plain pass & word=1");
const cnr = by("cnr-pass");

function had<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** All charges, page by page as the pages come. */
async function chargesOf(
  of: Required<RegistrarClient>,
  authorization: Authorization,
  days: number,
) {
  const rows: UpcomingCharge[] = [];
  for (;;) {
    const query = {
      first: rows.length,
      today,
      through: today + days,
      vatPercent: null,
      currency: "EUR",
    };
    const page = had(await of.charges(authorization, query));
    rows.push(...page.rows);
    if (rows.length >= (page.total ?? 0)) return rows;
  }
}

describe("what will be charged", () => {
  it("comes from ISPAPI in order of day, with what is overdue and what is lost soon", async () => {
    const rows = await chargesOf(client("ispapi", "plain.user"), plain, 90);
    expect(rows.slice(0, 2)).toEqual([
      {
        object: "lost-soon.de",
        objectClass: "DOMAIN",
        renewalMode: "AUTORENEW",
        nextAction: "expireunpaid",
        at: start - 3 * dayMs,
        lostAt: start + 3 * dayMs,
        net: "24.80",
        gross: "29.51",
        computed: false,
        currency: null,
      },
      expect.objectContaining({ object: "second-try.de", nextAction: "pay", at: start - dayMs }),
    ]);
    const days = rows.map(({ at }) => at ?? 0);
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    expect(dayOf(days.at(-1) ?? 0)).toBeLessThanOrEqual(today + 91);
    expect(rows).toContainEqual(expect.objectContaining({ object: "free.example", gross: "0.00" }));
    // The page limit of the scenario is 50.
    const asked = simulator.find({ command: "QueryObjectRenewalList" });
    expect(asked.map(({ parameters }) => parameters.FIRST)).toEqual(["0", "50"]);
  });

  it("comes from CNR with its VAT amount and currency", async () => {
    const rows = await chargesOf(client("cnr", "cnr.user"), cnr, 90);
    expect(rows).toHaveLength(61);
    expect(rows[0]).toEqual({
      object: "overdue.com",
      objectClass: "DOMAIN",
      renewalMode: "",
      nextAction: "pay",
      at: start - dayMs,
      lostAt: null,
      net: "11.90",
      gross: "14.16",
      computed: false,
      currency: "EUR",
    });
    expect(simulator.find({ command: "QueryUpcomingAccountingList" })[0]?.parameters).toMatchObject(
      { DAYS: "91" },
    );
  });

  it("reaches to the end of the last day at both", async () => {
    const account = {
      system: "live" as const,
      password: "p",
      money: { amount: "1.00", currency: "EUR" },
      charges: { rows: [{ object: "late.example", day: 3.49, price: "1.00" }] },
    } satisfies Partial<ScenarioInput["accounts"][number]>;
    await simulator.reset({
      title: "a charge in the last minutes of a day",
      accounts: [
        { ...account, key: "ispapi", registrar: "ispapi", login: "ispapi" },
        { ...account, key: "cnr", registrar: "cnr", login: "cnr" },
      ],
    });
    for (const registrar of ["ispapi", "cnr"] as const) {
      const [row] = await chargesOf(client(registrar, registrar), by("p"), 3);
      expect(row).toMatchObject({ object: "late.example" });
      expect(dayOf(row?.at ?? 0)).toBe(today + 3);
    }
  });
});

describe("deposits, balances and rates of ISPAPI", () => {
  it("says what is reserved for which name and until when", async () => {
    const deposits = had(await client("ispapi", "plain.user").reserves(plain));
    expect(deposits).toHaveLength(3);
    expect(deposits[0]).toEqual({
      id: "70001",
      amount: "1500.00",
      currency: "EUR",
      type: "DOMAIN_APPLICATION",
      name: "harbour.shop",
      createdAt: start - 12 * dayMs,
      expiresAt: start + 18 * dayMs,
    });
    expect(deposits[2]).toMatchObject({ name: "refund.dev", amount: "-10.00" });
  });

  it("gives the balance of a past day as at its beginning", async () => {
    const of = client("ispapi", "plain.user");
    expect(had(await of.pastBalances(plain, today - 5))).toEqual([
      {
        user: "plain.user",
        balance: "9984.21",
        creditLine: "5000.00",
        currency: "EUR",
        dayBalance: "9998.91",
      },
    ]);
  });

  it("gives the balances of subusers, without a day", async () => {
    const of = client("ispapi", "plain.user");
    expect(had(await of.subusers(plain))).toEqual([
      {
        user: "plain.sub",
        balance: "75.50",
        creditLine: "0.00",
        currency: "EUR",
        dayBalance: null,
      },
    ]);
  });

  it("gives each subuser's in its own currency; what is no amount is not known", async () => {
    await simulator.reset("foresight");
    const rows = had(await client("ispapi", "house.user").subusers(by("foresight-pass")));
    expect(rows.map(({ user, balance, currency }) => [user, balance, currency])).toEqual([
      ["near.sub", "-92.50", "EUR"],
      ["over.sub", "-120.00", "EUR"],
      ["words.sub", null, "EUR"],
      ["yen.sub", "12500", "JPY"],
      ["dollar.sub", "15.20", "USD"],
      ["dinar.sub", "8.125", "KWD"],
    ]);
  });

  it("gives the registrar's own rates", async () => {
    const rates = had(await client("ispapi", "plain.user").rates(plain));
    expect(rates).toContainEqual({
      from: "EUR",
      to: "JPY",
      rate: "163.40000000",
      date: "2026-01-15",
    });
  });

  it("are asked for page by page", async () => {
    const deposits = Array.from({ length: 120 }, (_, index) => ({
      object: `name-${index}.example`,
      deposit: "1.00",
      createdDay: -1,
      expiresDay: 9,
    }));
    await simulator.reset({
      title: "many deposits",
      limits: { page: 50 },
      accounts: [
        {
          key: "one",
          registrar: "ispapi",
          system: "live",
          login: "one",
          password: "p",
          money: { amount: "200.00", deposit: "120.00", currency: "EUR" },
          deposits,
        },
      ],
    });
    const all = had(await client("ispapi", "one").reserves(by("p")));
    expect(all.map(({ name }) => name)).toEqual(deposits.map(({ object }) => object));
    expect(simulator.find({ command: "QueryDepositList" })).toHaveLength(3);
  });
});

describe("what was charged", () => {
  const since = { from: start - 10 * dayMs, to: start, first: 0 };

  it("is above zero for charges and below for payments, at both", async () => {
    const ispapi = had(await client("ispapi", "plain.user").bookings(plain, since));
    expect(ispapi.total).toBe(3);
    expect(ispapi.rows).toMatchObject([
      { type: "PAYMENT", description: "Bank transfer", net: "-1000.00", gross: "-1000" },
      { type: "RENEW_DOMAIN", net: "100.00", gross: "119", currency: "EUR" },
      { type: "ADD_DOMAIN", net: "12.35", gross: "14.7", at: start - 3.5 * dayMs },
    ]);
    const other = had(await client("cnr", "cnr.user").bookings(cnr, since));
    expect(other.rows).toMatchObject([
      { type: "PAYMENT", net: "-200.00", gross: "-200" },
      { type: "RENEW_DOMAIN", net: "10.00", gross: "11.9", currency: "EUR" },
    ]);
  });

  it("is cut to the two times", async () => {
    const query = { from: start - 4 * dayMs, to: start - 3 * dayMs, first: 0 };
    const page = had(await client("ispapi", "plain.user").bookings(plain, query));
    expect(page.rows.map(({ type }) => type)).toEqual(["ADD_DOMAIN"]);
    expect(simulator.requests.at(-1)?.parameters).toMatchObject({
      MINDATE: "2026-01-11 12:00:00",
      MAXDATE: "2026-01-12 12:00:00",
      NOSUM: "1",
      USERDEPTH: "SELF",
    });
  });
});

describe("what cannot be had", () => {
  it("is rejected without a request where the registrar has no command", async () => {
    const of = client("cnr", "cnr.user");
    const answers = [
      await of.reserves(cnr),
      await of.pastBalances(cnr, today),
      await of.subusers(cnr),
      await of.rates(cnr),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ ok: false, failure: { kind: "rejected" } });
    expect(simulator.requests).toEqual([]);
  });

  it("names the command that a role user may not use", async () => {
    const role = client("ispapi", "plain.user", "balance");
    const authorization = by("role-balance");
    const page = { first: 0, today, through: today + 90, vatPercent: null, currency: "EUR" };
    const since = { from: 0, to: start, first: 0 };
    const answers = [
      ["QueryObjectRenewalList", await role.charges(authorization, page)],
      ["QueryDepositList", await role.reserves(authorization)],
      ["QueryAccountBalanceList", await role.pastBalances(authorization, today)],
      ["QueryAccountingList", await role.bookings(authorization, since)],
      ["GetCurrentExchangeRates", await role.rates(authorization)],
    ] as const;
    for (const [command, answer] of answers)
      expect(answer).toMatchObject({ failure: { kind: "not-allowed", code: 531, command } });
  });

  it("names the command that a role user of CNR may not use, and tells its expired session", async () => {
    await simulator.reset("foresight");
    const page = { first: 0, today, through: today + 90, vatPercent: null, currency: "EUR" };
    const since = { from: 0, to: start, first: 0 };
    const role = client("cnr", "short.cnr", "tool");
    expect(await role.charges(by("role-tool"), page)).toMatchObject({
      failure: { kind: "not-allowed", code: 531, command: "QueryUpcomingAccountingList" },
    });
    expect(await role.bookings(by("role-tool"), since)).toMatchObject({
      failure: { kind: "not-allowed", code: 531, command: "QueryAccountingList" },
    });
    const of = client("cnr", "short.cnr");
    const session = await sessionOf(of, by("foresight-pass"));
    expect(had(await of.charges(session, page)).rows).toHaveLength(3);
    simulator.advance(601);
    expect(await of.charges(session, page)).toMatchObject({
      failure: { kind: "session-expired", code: 530, command: "QueryUpcomingAccountingList" },
    });
  });

  it("is had by a role user with exactly the rights that the settings list", async () => {
    const role = (more: object) => ({ name: "widget", password: "r", acl: [], areas: [], ...more });
    const one = {
      system: "live",
      password: "p",
      money: { amount: "1.00", currency: "EUR" },
    } as const;
    await simulator.reset({
      title: "role users made by the settings",
      exchangeRates: [{ from: "EUR", to: "USD", rate: "1.08" }],
      accounts: [
        {
          ...one,
          key: "ispapi",
          registrar: "ispapi",
          login: "ispapi",
          roles: [
            role({
              acl: linesFor(
                (ispapiProfile as LinesProfile).rights,
                commandsFor(ispapiProfile, functions),
              ),
            }),
          ],
        },
        {
          ...one,
          key: "cnr",
          registrar: "cnr",
          login: "cnr",
          roles: [role({ areas: areasFor(cnrProfile as AreasProfile, functions).map(areaName) })],
        },
      ],
    });
    const page = { first: 0, today, through: today + 90, vatPercent: null, currency: "EUR" };
    for (const registrar of ["ispapi", "cnr"] as const) {
      const of = client(registrar, registrar, "widget");
      had(await of.balance(by("r")));
      had(await of.charges(by("r"), page));
      had(await of.bookings(by("r"), { from: 0, to: start, first: 0 }));
      const { session } = await sessionOf(of, by("r"));
      had(await of.signOut(session));
      const statistics = had(await of.counts(by("r")));
      expect(statistics.flatMap(({ failure }) => failure ?? [])).toEqual([]);
      had(await of.removals(by("r"), start - 40 * dayMs));
      if (registrar === "cnr") {
        had(await of.renewalEvents(by("r"), start - 40 * dayMs));
        had(await of.presentDomains(by("r"), 40));
        had(await of.terms(by("r")));
        had(await of.ownRights(by("r")));
        continue;
      }
      had(await of.reserves(by("r")));
      had(await of.pastBalances(by("r"), today - 1));
      had(await of.subusers(by("r")));
      had(await of.rates(by("r")));
    }
  });

  it("tells an expired session, by 530 or by 507", async () => {
    const of = client("ispapi", "plain.user");
    const session = await sessionOf(of, plain);
    simulator.advance(3601);
    expect(await of.reserves(session)).toMatchObject({
      failure: { kind: "session-expired", code: 530, command: "QueryDepositList" },
    });
    simulator.faults.set(
      { command: "QueryObjectRenewalList" },
      { kind: "code", code: 507, text: "User session expired" },
    );
    const page = { first: 0, today, through: today + 90, vatPercent: null, currency: "EUR" };
    expect(await of.charges(session, page)).toMatchObject({
      failure: { kind: "session-expired", code: 507, command: "QueryObjectRenewalList" },
    });
  });
});
