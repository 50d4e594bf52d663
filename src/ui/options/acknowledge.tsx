import type { Failure } from "../../domain/failure.ts";
import { send } from "../../messages/send.ts";
import { translate } from "../../text/translate.ts";

/** What was set aside stays reported until the user says so: a badge that tells of it for ever tells of nothing else. */
export const Acknowledge = ({ fail }: { fail: (failure: Failure | null) => void }) => (
  <button
    type="button"
    class="button"
    onClick={async () => {
      const reply = await send("acknowledge-aside", {});
      fail(reply.ok ? null : reply.failure);
    }}
  >
    {translate("aside_seen")}
  </button>
);
