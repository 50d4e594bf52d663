// The popup's third script (`open-list.tsx`): the list of accounts, which most never open.

export { AccountList } from "./account-list.tsx";
