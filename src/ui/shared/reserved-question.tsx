import type { AccountOverview } from "../../domain/overview.ts";
import { isSampleId } from "../../domain/sample-id.ts";
import { send } from "../../messages/send.ts";
import { translate } from "../../text/translate.ts";

/** Whether anything is reserved, where the registrar never tells it: answered here, or with an amount in the settings. */
export const ReservedQuestion = ({ account: { id, facts } }: { account: AccountOverview }) =>
  // Where the registrar has a word for them and left it out once, the user's word counts for nothing.
  !facts.tellsReserved &&
  !isSampleId(id) && (
    <p class="answers">
      <button
        type="button"
        class="link"
        onClick={() =>
          void send("amend-alert-settings", { accountId: id, part: { reserved: "0" } })
        }
      >
        {translate("reserved_none")}
      </button>{" "}
      <a href={`options.html#reserved=${id}`} target="_blank" rel="noreferrer">
        {translate("reserved_some")}
      </a>
    </p>
  );
