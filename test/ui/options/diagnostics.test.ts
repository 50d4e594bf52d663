import { expect, it } from "vitest";
import { failure } from "../../../src/domain/failure.ts";
import { emptyOverview } from "../../../src/domain/overview.ts";
import { diagnosticsOf } from "../../../src/ui/options/diagnostics.ts";
import {
  accountWith,
  cnrAccountWith,
  fixtureNow,
  foresightWith,
} from "../../support/ui/fixtures.ts";

const around = {
  version: "9.8.7",
  userAgent: "Mozilla/5.0 Probe",
  language: "de",
  region: "de-AT",
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
  expect(diagnosticsOf(overview, around, fixtureNow).split("\n")).toEqual([
    "Reseller Balance 9.8.7",
    "browser: Mozilla/5.0 Probe",
    "language: de, numbers and dates: de-AT",
    "passwords: device, open",
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
  const text = diagnosticsOf({ ...emptyOverview, accounts: [account] }, around, fixtureNow);
  const { figures } = account;
  const untold = [
    ...["quoted-secret", "shop.example", "Named account", "RB-10442", "intern", "7654321"],
    ...[figures?.balance, figures?.available, figures?.deposits, figures?.spendable, "EUR"],
  ];
  expect(untold).not.toContain(null);
  for (const part of untold) expect(text).not.toContain(part);
});

it("says that the accounts are samples", () => {
  const overview = { ...emptyOverview, accounts: [accountWith({})], sample: true as const };
  expect(diagnosticsOf(overview, around, fixtureNow)).toContain("accounts: 1, sample data\n");
});
