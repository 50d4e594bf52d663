import { useState } from "preact/hooks";
import type { Account } from "../../../domain/account.ts";
import type { Result } from "../../../domain/failure.ts";
import { areaName, compareRights, functions, type GrantedRight } from "../../../domain/rights.ts";
import { send } from "../../../messages/send.ts";
import { translate } from "../../../text/translate.ts";
import { FailureNote } from "../../shared/failure-note.tsx";
import { functionNames } from "./lines.tsx";

/** What one CentralNic Reseller login has, and lacks, as the registrar itself says it: asked for by a press alone. */
export function OwnRights({ account }: { account: Account }) {
  const [said, setSaid] = useState<Result<GrantedRight[]> | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const ask = async () => {
    setIsAsking(true);
    setSaid(await send("read-rights", { accountId: account.id }));
    setIsAsking(false);
  };
  return (
    <div class="own-rights">
      <h4>
        <bdi>{account.name}</bdi>
      </h4>
      <div aria-live="polite">
        {said?.ok && <Report granted={said.value} />}
        {said && !said.ok && (
          <FailureNote
            failure={said.failure}
            registrar={account.registrar}
            system={account.system}
            care
          />
        )}
      </div>
      <div class="actions">
        <button type="button" class="button" disabled={isAsking} onClick={() => void ask()}>
          {translate("rights_ask")}
        </button>
      </div>
    </div>
  );
}

function Report({ granted }: { granted: readonly GrantedRight[] }) {
  const { missing, beyond } = compareRights(granted, functions);
  return (
    <ul>
      {missing.map(({ location, rights, functions: needing }) => (
        <li key={location}>
          {translate(
            "rights_missing",
            areaName(location),
            rights.join(", "),
            functionNames(needing),
          )}
        </li>
      ))}
      {missing.length === 0 && <li>{translate("rights_complete")}</li>}
      {beyond.map(({ location, rights }) => (
        <li key={`+${location}`}>
          {translate("rights_beyond", areaName(location), rights.join(", "))}
        </li>
      ))}
    </ul>
  );
}
