import { useState } from "preact/hooks";
import type { Account } from "../../../domain/account.ts";
import type { Result } from "../../../domain/failure.ts";
import type { GrantedRight } from "../../../domain/rights.ts";
import { send } from "../../../messages/send.ts";
import { failureFactsOf } from "../../../registrars/failure-facts.ts";
import { functions } from "../../../registrars/profile.ts";
import { type AreasProfile, compareRights } from "../../../registrars/rights.ts";
import { areaName } from "../../../text/failure-text.ts";
import { translate } from "../../../text/translate.ts";
import { BusyButton } from "../../shared/busy-button.tsx";
import { FailureNote } from "../../shared/failure-note.tsx";
import { functionNames } from "./lines.tsx";

interface OwnRightsProps {
  account: Account;
  profile: AreasProfile;
}

/** What one login has, and lacks, as the registrar itself says it: asked for by a press alone. */
export function OwnRights({ account, profile }: OwnRightsProps) {
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
        {said?.ok && <Report granted={said.value} profile={profile} />}
        {said && !said.ok && (
          <FailureNote failure={said.failure} facts={failureFactsOf(account)} care />
        )}
      </div>
      <div class="actions">
        <BusyButton label={translate("rights_ask")} isBusy={isAsking} act={() => void ask()} />
      </div>
    </div>
  );
}

function Report({ granted, profile }: { granted: readonly GrantedRight[]; profile: AreasProfile }) {
  const { missing, beyond } = compareRights(granted, functions, profile);
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
