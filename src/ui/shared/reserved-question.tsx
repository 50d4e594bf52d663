import type { AccountOverview } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";
import { translate } from "../../platform/translate.ts";

/** Whether anything is reserved, where the registrar never tells it: answered here, or with an amount in the settings. */
export const ReservedQuestion = ({ account: { id } }: { account: AccountOverview }) => (
  <p class="answers">
    <button
      type="button"
      class="link"
      onClick={() => void send("amend-watch", { accountId: id, part: { reserved: "0" } })}
    >
      {translate("reserved_none")}
    </button>{" "}
    <a href={`options.html#warnings=${id}`} target="_blank" rel="noreferrer">
      {translate("reserved_some")}
    </a>
  </p>
);
