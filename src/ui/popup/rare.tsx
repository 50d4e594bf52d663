import type { Result } from "../../domain/failure.ts";
import type { AccountOverview, Overview } from "../../domain/overview.ts";
import { further, With } from "./further.tsx";

/** The popup's script for what is seldom there: no account yet, or locked ones. */
export const rareScript = further("rare-style", () => import("./rare-parts.ts"));

/** Loads it where the first picture needs it, so that nothing comes in later; rejects where the browser cannot. */
export async function rareFor(found: Result<Overview>): Promise<void> {
  if (found.ok && (found.value.vault.locked || found.value.accounts.length === 0))
    await rareScript.load();
}

/** The first step, while there is no account. */
export const Welcome = () => <With of={rareScript}>{(rare) => <rare.Welcome />}</With>;

/** That nothing is checked, and the way to change it. */
export const Locked = () => <With of={rareScript}>{(rare) => <rare.Locked />}</With>;

/** All that may be seen of the accounts while their figures are hidden. */
export const Names = (props: { accounts: AccountOverview[] }) => (
  <With of={rareScript}>{(rare) => <rare.Names {...props} />}</With>
);
