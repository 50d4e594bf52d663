import type { AccountOverview } from "../../domain/overview.ts";
import type { AccountData } from "./account-data.ts";

/** What every section about one account is drawn from. */
export interface DetailProps {
  account: AccountOverview;
  data: AccountData;
}
