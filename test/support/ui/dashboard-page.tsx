import { overviewVersion } from "../../../src/storage/overview-version.ts";
import "fake-indexeddb/auto";
import "./drawing-stubs.ts";
import { render, waitFor } from "@testing-library/preact";
import { ok, type Result } from "../../../src/domain/failure.ts";
import type { Overview } from "../../../src/domain/overview.ts";
import { noWarnings } from "../../../src/domain/warnings/round.ts";
import { alertSettingsRecord } from "../../../src/storage/alert-settings-record.ts";
import { warningsRecord } from "../../../src/storage/warnings-record.ts";
import { readAccountData } from "../../../src/ui/dashboard/account-data.ts";
import { DashboardPage } from "../../../src/ui/dashboard/dashboard-page.tsx";
import { firstShown } from "../../../src/ui/dashboard/shown.ts";
import { useFakeBrowser } from "./current-browser.ts";
import type { World } from "./dashboard-fixtures.ts";
import { fillStores } from "./fill-stores.ts";
import { fixtureNow } from "./fixtures.ts";

type Setup = Parameters<typeof useFakeBrowser>[0];

/** The dashboard of a world, as index.tsx opens it; its selected account is painted. */
export async function openDashboard(
  { overview, kept, stored }: World,
  { hash = "", ...setup }: Setup & { hash?: string } = {},
) {
  location.hash = hash;
  await fillStores({ kept });
  const fake = useFakeBrowser({
    ...setup,
    stored: { ...stored, ...setup.stored, overview: { version: overviewVersion, value: overview } },
  });
  const shown = firstShown(overview, location.hash, fixtureNow);
  const data = shown?.kind === "account" ? await readAccountData(shown.id) : null;
  const view = render(
    <DashboardPage
      overview={ok(overview)}
      warnings={await warningsRecord.read()}
      alerts={await alertSettingsRecord.read()}
      data={data}
    />,
  );
  return {
    ...fake,
    ...view,
    /** What the worker would publish. */
    publish: (value: Overview) => fake.write("overview", { version: overviewVersion, value }),
    fill: (next: World["kept"]) => fillStores({ kept: next }),
  };
}

/** The same with an overview that could not be read. */
export function openBroken(found: Result<Overview>) {
  const fake = useFakeBrowser({});
  render(<DashboardPage overview={found} warnings={ok(noWarnings)} alerts={ok({})} data={null} />);
  return fake;
}

/** The texts of a table's cells, row by row. */
export const cellsOf = (table: HTMLElement): string[][] =>
  [...table.querySelectorAll("tr")].map((row) =>
    [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? ""),
  );

/** Resolves when an account's page is painted. */
export const untilShown = (name: string): Promise<void> =>
  waitFor(() => {
    if (document.querySelector("article h2")?.textContent !== name) throw new Error("not yet");
  });
