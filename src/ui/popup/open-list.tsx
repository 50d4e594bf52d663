import { further, With } from "./further.tsx";
import type { AccountListProps } from "./list/account-list.tsx";

/** The popup's third script: the list of accounts, which most never open. */
export const listScript = further("list-style", () => import("./list/list-parts.ts"));

/** The list of accounts, as soon as its script is there. */
export const OpenList = (props: AccountListProps) => (
  <With of={listScript}>{({ AccountList }) => <AccountList {...props} />}</With>
);
