import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeEach, describe, expect, it } from "vitest";
import { initialAlertSettings } from "../../src/domain/alert-settings.ts";
import { type Failure, failed, failure, ok, type Result } from "../../src/domain/failure.ts";
import type { Booking } from "../../src/domain/foresight/account-lists.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import { chargesLimits } from "../../src/domain/foresight/charges-limits.ts";
import { noDaySums } from "../../src/domain/foresight/day-sums.ts";
import { makeForesight } from "../../src/domain/foresight/make-foresight.ts";
import { longestBackOff, nextCheckAt } from "../../src/domain/refresh-policy.ts";
import { cnrStatistics } from "../../src/registrars/cnr/statistics.ts";
import type { RegistrarClient } from "../../src/registrars/contract.ts";
import { factsOf } from "../../src/registrars/facts.ts";
import { post, requestLimits } from "../../src/registrars/http/transport.ts";
import { cleaningLimits } from "../../src/registrars/http/without-secrets.ts";
import { allPages, pageLimit } from "../../src/registrars/line-protocol/all-pages.ts";
import { cleanColumns } from "../../src/registrars/line-protocol/clean-columns.ts";
import type { Columns } from "../../src/registrars/line-protocol/columns.ts";
import { parseLimits, parseResponse } from "../../src/registrars/line-protocol/parse-response.ts";
import { charge } from "../support/domain/charges.ts";
import {
  accountOverviewWith,
  minute,
  noon,
  overviewWith,
  statusWith,
} from "../support/domain/records.ts";
import { listedPage } from "../support/worker/fake-client.ts";
import { type ForesightWorker, startForesightWorker } from "../support/worker/foresight-worker.ts";
import { newWorld, pass, type World } from "../support/worker/worker.ts";

let world: World;
beforeEach(() => {
  world = newWorld();
});

/** A worker whose registrar answers some commands without ever coming to an end. */
async function against(endless: Partial<RegistrarClient>): Promise<ForesightWorker> {
  const { registrar } = world;
  const usual = registrar.clientOf;
  registrar.clientOf = (login) => ({ ...usual(login), ...endless });
  const worker = await startForesightWorker(world);
  await worker.have({ id: "one" });
  return worker;
}

/** Counts the requests that `answer` is given. */
function counted<A extends unknown[], T>(answer: (...args: A) => T) {
  const ask = async (...args: A): Promise<T> => {
    ask.count++;
    return answer(...args);
  };
  ask.count = 0;
  return ask;
}

const today = dayOf(noon);
const hour = 60 * minute;
const row = (place: number) =>
  charge(today + Math.min(90, Math.floor(place / 1000)), { object: `name-${place}.example` });
const pageOf = (size: number, total: number | null) =>
  counted((_proof: unknown, { first }: { first: number }) =>
    ok(
      listedPage(
        Array.from({ length: size }, (_, index) => row(first + index)),
        total,
      ),
    ),
  );
const refusal = (kind: Failure["kind"]): Result<never> => failed(failure(kind, { code: 530 }));

/** Days of checks every quarter of an hour, as the alarm makes them. */
async function quarters(worker: ForesightWorker, count: number): Promise<void> {
  for (let quarter = 0; quarter < count; quarter++) {
    await worker.check();
    pass(15 * minute);
  }
}

const opened = () => world.registrar.calls.filter(({ method }) => method === "signIn").length;

interface Bound {
  name: string;
  where: string;
  limit: number;
  atIt: string;
  try: (limit: number) => Promise<void>;
}

/** What is kept of a property's values under a password. */
function kept(values: readonly string[]): string[] {
  const inOrder = [...values];
  cleanColumns(values.join("\n"), new Map([["X", { inOrder, others: null }]]), ["Secret123456"]);
  return inOrder;
}

const bounds: Bound[] = [
  {
    name: "charges, a list without end",
    where: "foresight/load-charges.ts",
    limit: chargesLimits.perRound,
    atIt: "the round ends; the next wake goes on where it stopped",
    try: async (limit) => {
      const charges = pageOf(50, null);
      const worker = await against({ charges });
      await worker.check();
      expect(charges.count).toBe(limit);
      const before = await worker.half();
      pass(minute);
      await worker.check();
      expect(charges.count).toBe(2 * limit);
      expect((await worker.half())?.seen).toBeGreaterThan(before?.seen ?? 0);
    },
  },
  {
    name: "charges, one list over all rounds",
    where: "foresight/load-charges.ts",
    limit: chargesLimits.perLoad,
    atIt: "the list fails as malformed, and is asked for again in six hours",
    try: async (limit) => {
      const charges = pageOf(50, null);
      const worker = await against({ charges });
      for (let wake = 0; wake < 30; wake++) {
        await worker.check();
        pass(minute);
      }
      expect(charges.count).toBe(limit);
      expect((await worker.foresight())?.failures.charges?.kind).toBe("malformed");
      pass(3 * hour);
      await worker.check();
      expect(charges.count).toBe(limit);
    },
  },
  {
    name: "charges, one row at a time of 100,000",
    where: "foresight/load-charges.ts",
    limit: chargesLimits.perRound,
    atIt: "the round ends; the next wake goes on where it stopped",
    try: async (limit) => {
      const charges = pageOf(1, 100_000);
      const worker = await against({ charges });
      await worker.check();
      expect(charges.count).toBeLessThanOrEqual(limit + 1);
      expect((await worker.foresight())?.loading?.total).toBe(100_000);
      pass(minute);
      await worker.check();
      expect(charges.count).toBeGreaterThan(limit + 1);
    },
  },
  {
    name: "charges, the same page for ever",
    where: "foresight/load-charges.ts",
    limit: chargesLimits.withoutNews,
    atIt: "the list fails as malformed",
    try: async (limit) => {
      const charges = counted(() => ok(listedPage([row(0), row(1)], 100_000)));
      const worker = await against({ charges });
      await quarters(worker, 20);
      expect(charges.count).toBe(limit + 1);
      expect((await worker.foresight())?.failures.charges?.text).toMatch(/repeats/);
    },
  },
  {
    name: "charges, the time of one list",
    where: "foresight/foresight-of.ts, alarm.ts",
    limit: chargesLimits.time,
    atIt: "it is no longer said to be loading, and nobody is woken for it every minute",
    try: async (limit) => {
      await startForesightWorker(world);
      const { nextWake } = await import("../../src/background/alarm.ts");
      const of = (now: number) => {
        const foresight = makeForesight({
          facts: factsOf({ registrar: "ispapi", system: "live" }),
          status: statusWith(),
          statusAt: noon,
          sums: null,
          loading: { ...noDaySums(noon, today + 90, "EUR", true), next: 5, seen: 5, total: 9 },
          points: [],
          listed: {},
          tries: {},
          lost: null,
          wishes: initialAlertSettings,
          now,
        });
        const nextCheckAt = now + 8 * hour;
        const account = accountOverviewWith({ figures: null, nextCheckAt, foresight });
        return (nextWake(overviewWith([account]), null, now) ?? 0) - now;
      };
      expect(of(noon + limit - 1)).toBe(minute);
      expect(of(noon + limit)).toBeGreaterThan(minute);
    },
  },
  {
    name: "sign-ins, where every session is called expired",
    where: "sign-in-budget.ts",
    limit: 6,
    atIt: "no further sign-in within the hour, a worker's death included",
    try: async (limit) => {
      // With a browser in place: the budget's record is read from it.
      await startForesightWorker(world);
      const { signInsPerHour } = await import("../../src/background/sign-in-budget.ts");
      expect(signInsPerHour).toBe(limit);
      // The balance is given to a new session alone.
      let fresh = "";
      const worker = await against({
        balance: async (authorization) => {
          const session = authorization.kind === "session" ? authorization.session : "";
          if (session === fresh) return refusal("session-expired");
          fresh = session;
          return ok(statusWith());
        },
      });
      for (let wake = 0; wake < 12; wake++) {
        await worker.check(true);
        pass(4 * minute);
      }
      expect(opened()).toBe(limit);
      const next = await startForesightWorker(world);
      await next.check(true);
      expect(opened()).toBe(limit);
      expect((await next.snapshot())?.trouble?.failure.kind).toBe("too-many-sign-ins");
      pass(hour);
      await next.check(true);
      expect(opened()).toBe(limit + 1);
    },
  },
  {
    name: "sign-ins, where one list calls every session expired",
    where: "foresight/list-refusal.ts",
    limit: 2,
    atIt: "the list has failed by itself, and is asked for again in six hours",
    try: async (limit) => {
      const charges = counted(() => refusal("session-expired"));
      const worker = await against({ charges });
      await quarters(worker, 23);
      // The one of the check (a session lives as long as it is used), and the one that replaced it.
      expect(opened()).toBe(limit);
      expect(charges.count).toBe(limit);
      expect((await worker.snapshot())?.trouble).toBeNull();
      expect((await worker.foresight())?.failures.charges).toMatchObject({
        kind: "rejected",
        code: 530,
      });
    },
  },
  {
    name: "a list, page by page",
    where: "registrars/line-protocol/all-pages.ts",
    limit: pageLimit,
    atIt: "the list fails as malformed",
    try: async (limit) => {
      const ask = counted((first: number) => ok({ rows: [first], total: null }));
      const answer = await allPages("QueryDepositList", ask, String);
      expect([ask.count, answer.ok]).toEqual([limit, false]);
    },
  },
  {
    name: "CNR's statistics, page by page",
    where: "registrars/cnr/statistics.ts",
    limit: pageLimit,
    atIt: "the counts are unknown",
    try: async (limit) => {
      const column = (value: string) => ({ inOrder: [value], others: null });
      const page: Columns = new Map([
        ["TYPE", column("domain")],
        ["ZONE", column("de")],
        ["AMOUNT", column("1")],
        ["TOTAL", column("100000")],
      ]);
      const ask = counted(() => ok(page));
      const answer = await cnrStatistics(ask);
      expect(ask.count).toBe(limit);
      expect(answer.ok && answer.value.every(({ count }) => count === null)).toBe(true);
    },
  },
  {
    name: "bookings for a file",
    where: "foresight/read-bookings.ts",
    limit: 100,
    atIt: "what came by then, and that there is more",
    try: async (limit) => {
      const booking = (place: number): Booking => ({
        at: noon - hour + place,
        type: "RENEWAL",
        description: `name-${place}.example`,
        net: "-1",
        gross: "-1",
        currency: "EUR",
      });
      const bookings = counted((_proof: unknown, { first }: { first: number }) =>
        ok({ rows: [booking(first)], total: 100_000 }),
      );
      const worker = await against({ bookings });
      await worker.check();
      bookings.count = 0;
      const { bookingsLimits, readBookings } = await import(
        "../../src/background/foresight/read-bookings.ts"
      );
      expect(bookingsLimits.requests).toBe(limit);
      const answer = await readBookings("one", noon - hour, noon);
      expect(bookings.count).toBe(limit);
      expect(answer.ok && [answer.value.rows.length, answer.value.more]).toEqual([limit, true]);
    },
  },
  {
    name: "charges for a file",
    where: "foresight/read-charges.ts",
    limit: chargesLimits.perRound,
    atIt: "what came by then, and that there is more",
    try: async (limit) => {
      const charges = pageOf(50, null);
      const worker = await against({ charges });
      await worker.check();
      charges.count = 0;
      const answer = await worker.handlers["read-charges"]({ accountId: "one" });
      expect(charges.count).toBe(limit);
      expect(answer.ok && answer.value.more).toBe(true);
      expect(answer.ok && answer.value.rows.length).toBeGreaterThan(limit);
    },
  },
  {
    name: "charges for a file, the same page for ever",
    where: "foresight/read-charges.ts",
    limit: chargesLimits.withoutNews,
    atIt: "the file fails as malformed",
    try: async (limit) => {
      const charges = counted(() => ok(listedPage([row(0), row(1)], 100_000)));
      const worker = await against({ charges });
      await worker.check();
      charges.count = 0;
      const answer = await worker.handlers["read-charges"]({ accountId: "one" });
      expect(charges.count).toBe(limit + 1);
      expect(answer.ok ? "" : answer.failure.text).toMatch(/repeats/);
    },
  },
  {
    name: "balances of the past",
    where: "foresight/past-part.ts",
    limit: 2,
    atIt: "the next days are asked for in ten minutes",
    try: async (limit) => {
      const pastBalances = counted((_proof: unknown, _day: number) => ok([]));
      const worker = await against({ pastBalances });
      await worker.check();
      const { pastLimits } = await import("../../src/background/foresight/past-part.ts");
      expect(pastLimits.days).toBe(limit);
      expect(pastBalances.count).toBeLessThanOrEqual(limit);
    },
  },
  {
    name: "a load that is stopped",
    where: "message-handlers.ts",
    limit: 10,
    atIt: "Stop answers, though the load was begun anew each time",
    try: async (limit) => {
      const worker = await against({
        charges: () => new Promise<never>(() => undefined),
      });
      const [account] = await worker.accounts();
      if (!account) throw new Error("no account");
      const { stopLimit } = await import("../../src/background/message-handlers.ts");
      expect(stopLimit).toBe(limit);
      await worker.unsettled.checkDue(noon);
      await new Promise((resolve) => setImmediate(resolve));
      let isOver = false;
      const again = () => {
        if (isOver) return;
        void worker.followUp(account, { forced: true, isCurrent: () => true });
        setImmediate(again);
      };
      again();
      const stopped = await worker.handlers["stop-charges"]({ accountId: "one" });
      isOver = true;
      worker.cancelFlights(null);
      expect(stopped.ok).toBe(true);
    },
  },
  {
    name: "failures in a row",
    where: "domain/refresh-policy.ts",
    limit: longestBackOff,
    atIt: "a check an hour",
    try: async (limit) => {
      let now = noon;
      let checks = 0;
      for (let failures = 1; now < noon + 24 * hour; failures++, checks++)
        now = nextCheckAt(5, "server", failures, now, 0) ?? Number.POSITIVE_INFINITY;
      expect(checks).toBeLessThanOrEqual(24 + Math.log2(limit / minute) + 1);
    },
  },
  {
    name: "what a round publishes",
    where: "publish.ts",
    limit: 2,
    atIt: "those that come meanwhile share the next one",
    try: async (limit) => {
      const worker = await against({});
      const before = world.browser.storage.local.writes.overview ?? 0;
      await Promise.all(Array.from({ length: 100 }, () => worker.publish()));
      expect((world.browser.storage.local.writes.overview ?? 0) - before).toBeLessThanOrEqual(
        limit,
      );
    },
  },
  {
    name: "a redirect",
    where: "registrars/http/transport.ts",
    limit: 1,
    atIt: "the request fails; the password goes nowhere else",
    try: async (limit) => {
      let asked = 0;
      const server = createServer((_request, response) => {
        asked++;
        response.writeHead(307, { location: "/again" }).end();
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as AddressInfo;
      const answer = await post(
        `http://127.0.0.1:${port}/`,
        { type: "application/json", text: "s_pw=x" },
        {
          fetch,
          isOnline: () => true,
        },
      );
      server.close();
      expect([asked, answer.ok]).toEqual([limit, false]);
    },
  },
  {
    name: "the time of a request",
    where: "registrars/http/transport.ts",
    limit: requestLimits.time,
    atIt: "the request fails as timeout",
    try: async (limit) => {
      expect(limit).toBe(30_000);
      const answer = await post(
        "https://x.example/",
        { type: "application/json", text: "" },
        {
          fetch: () => new Promise<never>(() => undefined),
          isOnline: () => true,
          timeLimit: 1,
        },
      );
      expect(answer.ok ? "" : answer.failure.kind).toBe("timeout");
    },
  },
  {
    name: "the bytes of an answer",
    where: "registrars/http/transport.ts",
    limit: requestLimits.body,
    atIt: "the request fails as malformed, and the rest is not read",
    try: async (limit) => {
      const chunk = new Uint8Array(1024 * 1024).fill(65);
      let given = 0;
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          given += chunk.length;
          controller.enqueue(chunk);
        },
      });
      const answer = await post(
        "https://x.example/",
        { type: "application/json", text: "" },
        {
          fetch: async () => new Response(body),
          isOnline: () => true,
        },
      );
      expect(answer.ok ? "" : answer.failure.kind).toBe("malformed");
      expect(given).toBeLessThanOrEqual(limit + 4 * chunk.length);
    },
  },
  {
    name: "the property names of an answer",
    where: "registrars/line-protocol/parse-response.ts",
    limit: parseLimits.names,
    atIt: "the answer is malformed, and the rest is not looked at",
    try: async (limit) => {
      const answer = (names: number) =>
        parseResponse(
          `CODE=200\n${Array.from({ length: names }, (_, i) => `PROPERTY[N${i}][0]=x\n`).join("")}EOF\n`,
        );
      expect([answer(limit).ok, answer(limit + 1).ok]).toEqual([true, false]);
    },
  },
  {
    name: "the lines of an answer",
    where: "registrars/line-protocol/parse-response.ts",
    limit: parseLimits.lines,
    atIt: "the answer is malformed, and the rest is not looked at",
    try: async (limit) => {
      const answer = (lines: number) => parseResponse(`CODE=200\n${"\n".repeat(lines - 2)}EOF\n`);
      expect([answer(limit).ok, answer(limit + 1).ok]).toEqual([true, false]);
    },
  },
  {
    name: "quotes of a secret in one value",
    where: "registrars/http/without-secrets.ts",
    limit: cleaningLimits.cuts,
    atIt: "the value is dropped as a whole",
    try: async (limit) => {
      const quoting = (times: number) => kept([`a ${"Secret x ".repeat(times)}`])[0];
      expect(quoting(limit)).toMatch(/^a …( x …)+ x $/);
      expect(quoting(limit + 1)).toBe("…");
      expect(kept(["Secret".repeat(100_000)])).toEqual(["…"]);
    },
  },
  {
    name: "characters of one value in which something may be spelt",
    where: "registrars/http/without-secrets.ts",
    limit: cleaningLimits.spelt,
    atIt: "the value is dropped unread",
    try: async (limit) => {
      const value = `%20${"x".repeat(limit - 3)}`;
      expect(kept([value, `${value}x`, `${"y".repeat(limit)}x`])).toEqual([
        value,
        "…",
        `${"y".repeat(limit)}x`,
      ]);
    },
  },
  {
    name: "what the values of one answer may be read as, characters",
    where: "registrars/http/without-secrets.ts",
    limit: cleaningLimits.read,
    atIt: "values in which more may be spelt are dropped unread, the others stay",
    try: async (limit) => {
      const nested = Array<string>(40_000).fill("+%26amp;\\u0025".repeat(20));
      const values = kept(["a%20b", ...nested, "a%20b", "shop.example"]);
      expect(nested.join("").length).toBeGreaterThan(limit);
      expect([values[0], values.at(-2), values.at(-1)]).toEqual(["a%20b", "…", "shop.example"]);
    },
  },
  {
    name: "values out of the order of their rows",
    where: "registrars/line-protocol/parse-response.ts",
    limit: parseLimits.unordered,
    atIt: "the answer is malformed",
    try: async (limit) => {
      const line = "PROPERTY[A][5]=x\n";
      const answer = (values: number) => parseResponse(`CODE=200\n${line.repeat(values)}EOF\n`);
      expect([answer(limit).ok, answer(limit + 1).ok]).toEqual([true, false]);
    },
  },
];

describe("nothing is bounded by the other side's word", () => {
  it.each(bounds)("$name ($where): at $limit, $atIt", async ({ limit, try: tried }) => {
    expect(limit).toBeGreaterThan(0);
    await tried(limit);
  });
});

describe("a 530 for one list, right after a good balance", () => {
  it.each(["sign-in-failed", "otp-needed"] as const)(
    "%s is the list's own failure: the account goes on, and no password is called wrong",
    async (kind) => {
      const worker = await against({ charges: async () => refusal(kind) });
      await worker.check();
      const snapshot = await worker.snapshot();
      expect(snapshot?.trouble).toBeNull();
      expect(snapshot?.nextCheckAt).not.toBeNull();
      expect((await worker.foresight())?.failures.charges).toMatchObject({
        kind: "rejected",
        code: 530,
      });
    },
  );

  it("is the account's where the balance is refused by then as well", async () => {
    const worker = await against({
      charges: async () => {
        world.registrar.next("one", "balance", "sign-in-failed");
        return refusal("sign-in-failed");
      },
    });
    await worker.check();
    expect((await worker.snapshot())?.trouble?.failure.kind).toBe("sign-in-failed");
    expect((await worker.snapshot())?.nextCheckAt).toBeNull();
  });

  it("for the statistics leaves the account alone, and their older counts where they are", async () => {
    const worker = await against({ counts: async () => refusal("sign-in-failed") });
    await worker.check();
    expect((await worker.snapshot())?.trouble).toBeNull();
    expect((await worker.shown())?.figures).not.toBeNull();
  });
});

it("an export from a server that takes no notice of FIRST has no row twice", async () => {
  const rows: Booking[] = [1, 2].map((place) => ({
    at: noon - place,
    type: "RENEWAL",
    description: `name-${place}.example`,
    net: "-1",
    gross: "-1",
    currency: "EUR",
  }));
  const worker = await against({ bookings: async () => ok({ rows, total: 6 }) });
  await worker.check();
  const answer = await worker.handlers["read-bookings"]({
    accountId: "one",
    from: noon - hour,
    to: noon,
  });
  expect(answer.ok ? "" : answer.failure.kind).toBe("malformed");
});
