import type { Failure } from "../../domain/failure.ts";
import { isOfSignIn } from "../../domain/refresh-policy.ts";
import type { Authorization, RegistrarClient } from "../../registrars/contract.ts";
import type { ListRound } from "./list-round.ts";

/** Tells a list that refuses a good authorization from an authorization that is none any longer. For one round of lists. */
export interface ListRefusals {
  /** To be called with each authorization that the round is begun with. */
  begun: () => void;
  /**
   * Whether only the list says that the authorization is none (530, 507) while the balance is still given for it: then the
   * sign-in is good, and neither is the password called wrong nor the account stopped. The balance is asked for
   * once more to know it. A session that is called expired is first replaced once, as the answer asks for.
   */
  isOfListAlone: (why: Failure, authorization: Authorization) => Promise<boolean>;
}

export function listRefusals(
  client: Pick<RegistrarClient, "balance">,
  { withPermit, isWanted }: Pick<ListRound, "withPermit" | "isWanted">,
): ListRefusals {
  let authorizations = 0;
  return {
    begun: () => {
      authorizations++;
    },
    isOfListAlone: async ({ kind }, authorization) => {
      if (!isOfSignIn(kind) || !isWanted()) return false;
      if (kind === "session-expired" && authorizations < 2) return false;
      return (await withPermit(() => client.balance(authorization))).ok;
    },
  };
}

/** What a list alone has refused: as a refused command it will be the same again, and has its interval to pass. */
export const asRefusedList = (why: Failure): Failure => ({ ...why, kind: "rejected" });
