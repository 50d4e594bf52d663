import "fake-indexeddb/auto";
import { render, waitFor } from "@testing-library/preact";
import { ok } from "../../../src/domain/failure.ts";
import type { Booking } from "../../../src/domain/foresight/account-lists.ts";
import type { Overview } from "../../../src/domain/overview.ts";
import type { KeptPoint } from "../../../src/storage/history-store.ts";
import { overviewVersion } from "../../../src/storage/overview-version.ts";
import { StatementPage } from "../../../src/ui/dashboard/statement/statement-page.tsx";
import { useFakeBrowser } from "./current-browser.ts";
import { fillStores } from "./fill-stores.ts";

export const october = Date.UTC(2026, 9, 1);
export const november = Date.UTC(2026, 10, 1);

export const pointAt = (at: number, balance: string, past = false): KeptPoint => ({
  at,
  balance,
  deposits: null,
  past,
});

export const bookedAt = (at: number | null, part: Partial<Booking> = {}): Booking => ({
  at,
  type: "RENEW",
  description: "otter.example",
  net: "15.00",
  gross: "17.85",
  currency: "EUR",
  ...part,
});

interface Opening {
  overview: Overview;
  /** By account id. */
  points?: Record<string, KeptPoint[]>;
  reply?: (message: { name: string; accountId?: string }) => unknown;
  hash?: string;
  language?: string;
}

/** The page of a statement, with what lies in the browser and what the worker answers. */
export async function openStatement({
  overview,
  points = {},
  reply = () => ok({ rows: [], more: false }),
  hash = "",
  language = "en",
}: Opening) {
  location.hash = hash;
  await fillStores({
    kept: Object.fromEntries(
      Object.entries(points).map(([id, kept]) => [
        id,
        { history: { currency: "EUR", points: kept, others: {} } },
      ]),
    ),
  });
  const fake = useFakeBrowser({
    language,
    reply,
    stored: { overview: { version: overviewVersion, value: overview } },
  });
  return { ...fake, ...render(<StatementPage overview={ok(overview)} />) };
}

/** Resolves when a statement is there. */
export const untilRead = (): Promise<void> =>
  waitFor(() => {
    if (!document.querySelector("article h1")) throw new Error("not yet");
  });

/** The labels and figures on top. */
export const figuresShown = (): string[] =>
  [...document.querySelectorAll(".sum > div")].map((figure) =>
    [...figure.querySelectorAll("dt, dd:not(.as-of)")]
      .map(({ textContent }) => textContent ?? "")
      .join(""),
  );

/** As of when the balances among them are. */
export const momentsShown = (): string[] =>
  [...document.querySelectorAll(".sum .as-of")].map(({ textContent }) => textContent ?? "");
