/**
 * What is known of the records that a version wrote, beside that nothing of them is lost. `first` is the account that
 * stands first, the one with most about it.
 */
interface FrozenFacts {
  /** Names, in their order. */
  accounts: string[];
  first: {
    status: object;
    alerts: object;
    /** Keys of warnings in force. */
    warned: string[];
    /** Points of the history, and how many of them were asked for later as past balances. */
    points: { count: number; past: number; last: object };
    ledger: { changes: number; listed: number; deposit: object };
    /** The row that a list which was left half way goes on with. */
    half: number;
    available: string;
    password: string;
  };
  /** What it was warned of, over all accounts. */
  logged: number;
  /** By name. */
  troubles: Record<string, object>;
  /** Names of the accounts that no password is kept of, only a session. */
  withoutPassword: string[];
  /** Domains that were lost, by the account's name. */
  lost: Record<string, string[]>;
}

const müller = { name: "müller.example", amount: "12.50" };

/** By version, a folder in `test/fixtures`. */
export const frozenFacts: Record<string, FrozenFacts> = {
  "0.1.0": {
    accounts: [
      ...["Shop & Söhne", "Brand", "東京", "Credit", "Shop test", "Local", "Old password"],
      ...["Other office", "Tunnel"],
    ],
    first: {
      status: { balance: "61.40", deposits: "12.50", vatPercent: "19.00" },
      alerts: { amounts: ["500", "250.50"], coverDays: 21, lead: 2, unit: "50" },
      warned: ["risk:DOMAIN risk.example"],
      points: { count: 80, past: 12, last: { balance: "61.40", deposits: "12.50" } },
      ledger: { changes: 33, listed: 70, deposit: müller },
      half: 10,
      available: "48.9",
      password: "password of shop.example",
    },
    logged: 14,
    troubles: { 東京: { kind: "http", code: 503 } },
    withoutPassword: ["Brand"],
    lost: {},
  },
  "0.2.0": {
    accounts: [
      ...["Shop & Söhne", "Brand", "東京", "Grove", "Credit", "Two factors", "Old password"],
      ...["Shop test", "Brand test", "Grove test", "Tunnel", "One code"],
    ],
    first: {
      status: { balance: "61.39", deposits: "12.50", vatPercent: "19.00" },
      alerts: {
        ...{ amounts: ["500", "250.50"], coverDays: 21, lead: 2, unit: "50", currency: "EUR" },
        ...{ holidays: "target", payFor: "month", paymentNote: "Kunde 4711" },
      },
      warned: ["risk:DOMAIN risk.example", "short", "below:250.50"],
      points: { count: 41, past: 13, last: { balance: "61.39", deposits: "12.50" } },
      ledger: { changes: 14, listed: 24, deposit: müller },
      half: 5,
      available: "48.89",
      password: "password of the role & more",
    },
    logged: 17,
    troubles: {
      東京: { kind: "http", code: 503 },
      "Old password": { kind: "sign-in-failed", code: 530 },
    },
    withoutPassword: ["One code"],
    lost: { Brand: ["lost.com"] },
  },
};
