import { useLayoutEffect } from "preact/hooks";
import type { AccountOverview } from "../../domain/overview.ts";
import { hostOf, useGranted } from "../shared/use-granted.ts";

interface GrantedProps {
  account: AccountOverview;
  /** Is told whether the browser lets the extension reach the account's host, whenever that changes. */
  tell: (isGranted: boolean) => void;
}

/** Asks the browser whether the account's host may be reached. Draws nothing. */
export function Granted({ account, tell }: GrantedProps) {
  const isGranted = useGranted(hostOf(account));
  useLayoutEffect(() => tell(isGranted), [isGranted, tell]);
  return null;
}
