import type { Overview } from "../../domain/overview.ts";
import { translate } from "../../text/translate.ts";
import { Mark } from "../shared/mark.tsx";

/** That the money of this account is none. */
export const TestMark = () => (
  <p class="testmark">
    <b>{translate("test_system")}</b> <span>{translate("no_real_money")}</span>
  </p>
);

interface TestLogoProps {
  overview: Overview;
  isForeseen: boolean;
}

/** What stands in the place of the product statistics, which the test system does not have. */
export const TestLogo = ({ overview, isForeseen }: TestLogoProps) => (
  <section class="logo" aria-label={translate("statistics")}>
    <Mark size={44} />
    <div class="soft">
      <p>{translate("only_live_counts")}</p>
      {!isForeseen && !overview.preferences.warnTestAccounts && (
        <p>{translate("dash_test_unforeseen")}</p>
      )}
    </div>
  </section>
);
