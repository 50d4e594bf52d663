import fc from "fast-check";
import { expect, it } from "vitest";
import type { LogEntry } from "../../../../src/domain/diagnostic-log.ts";
import { failure } from "../../../../src/domain/failure.ts";
import { emptyOverview } from "../../../../src/domain/overview.ts";
import { diagnosticsOf } from "../../../../src/ui/options/about/diagnostics.ts";
import {
  accountWith,
  cnrAccountWith,
  fixtureNow,
  foresightWith,
} from "../../../support/ui/fixtures.ts";

const around = {
  version: "9.8.7",
  userAgent: "Mozilla/5.0 Probe",
  language: "de",
  region: "de-AT",
  alarms: [
    { name: "check", at: fixtureNow + 5 * 60_000 },
    { name: "shop.example", at: fixtureNow },
  ],
  permissions: ["alarms", "storage"],
  hosts: 2,
  bytes: 123_456,
};

it("tells versions, states, codes and ages", () => {
  const refused = failure("not-allowed", { code: 531, command: "QueryDepositList" });
  const overview = {
    ...emptyOverview,
    accounts: [
      accountWith({
        foresight: foresightWith({
          loadedAt: fixtureNow - 7 * 60_000,
          failures: { deposits: refused },
        }),
      }),
      cnrAccountWith({
        figures: null,
        foresight: null,
        trouble: { at: fixtureNow - 120_000, failure: failure("timeout") },
      }),
    ],
    problem: failure("storage", { text: "accounts: shape" }),
  };
  const log: LogEntry[] = [
    { at: Date.UTC(2026, 10, 23, 9), event: "start" },
    {
      at: Date.UTC(2026, 10, 23, 9, 0, 1),
      event: "round",
      account: 2,
      outcome: "timeout",
      took: 30_000,
    },
  ];
  expect(diagnosticsOf(overview, around, log, fixtureNow).split("\n")).toEqual([
    "Reseller Balance 9.8.7",
    "browser: Mozilla/5.0 Probe",
    "language: de, numbers and dates: de-AT",
    "passwords: device, open",
    "alarms: check in 5 min",
    "permissions: alarms, storage; hosts: 2",
    "stored: 123 KB",
    "records: storage",
    "accounts: 2",
    "account 1: ispapi live, on, every 15 min",
    expect.stringMatching(/^ {2}states: \S/),
    "  figures: 3 min ago; list of charges: 7 min ago",
    "  deposits: not-allowed 531 QueryDepositList",
    "account 2: cnr live, on, every 15 min",
    expect.stringMatching(/^ {2}states: \S/),
    "  figures: never; list of charges: never",
    "  trouble: timeout, 2 min ago",
    "log: 2",
    "  2026-11-23T09:00:00Z start",
    "  2026-11-23T09:00:01Z round account 2: timeout, 30000 ms",
  ]);
});

it("tells no amount, no name, no note, and nothing that a registrar said", () => {
  const failing = failure("server", { code: 421, text: "quoted-secret of shop.example" });
  const account = accountWith({
    name: "Named account",
    paymentNote: "RB-10442",
    origin: "https://proxy.intern.example/*",
    warnBelow: "7654321",
    trouble: { at: fixtureNow, failure: failing },
    foresight: foresightWith({ failures: { charges: failing } }),
  });
  const text = diagnosticsOf({ ...emptyOverview, accounts: [account] }, around, [], fixtureNow);
  const { figures } = account;
  const untold = [
    ...["quoted-secret", "shop.example", "Named account", "RB-10442", "intern", "7654321"],
    ...[figures?.balance, figures?.available, figures?.deposits, figures?.spendable, "EUR"],
  ];
  expect(untold).not.toContain(null);
  for (const part of untold) expect(text).not.toContain(part);
});

it("is the same whatever names, logins, notes and words of the registrar are", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("__proto__", "constructor", "=1+1", "\u202e", "<b>", "a\r\nrecords: none"),
  );
  const told = (text: string): string => {
    const failing = failure("server", { code: 421, text });
    const account = accountWith({
      name: text,
      paymentNote: text,
      group: text,
      trouble: { at: fixtureNow, failure: failing },
      foresight: foresightWith({ failures: { charges: failing } }),
    });
    const overview = { ...emptyOverview, accounts: [account], problem: failing };
    return diagnosticsOf(overview, around, [], fixtureNow);
  };
  const plain = told("Shop");
  fc.assert(fc.property(hostile, (text) => told(text) === plain));
});

it("says that the accounts are samples", () => {
  const overview = { ...emptyOverview, accounts: [accountWith({})], sample: true as const };
  expect(diagnosticsOf(overview, around, [], fixtureNow)).toContain("accounts: 1, sample data\n");
});
