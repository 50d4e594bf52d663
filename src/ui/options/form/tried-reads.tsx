import { useState } from "preact/hooks";
import { type Failure, failure, type Result } from "../../../domain/failure.ts";
import type { Outcome } from "../../../domain/probe/probe.ts";
import { send } from "../../../messages/send.ts";
import { functions, type RegistrarFunction } from "../../../registrars/profile.ts";
import { methodsFor } from "../../../registrars/rights.ts";
import { failureTitle } from "../../../text/failure-text.ts";
import { translate } from "../../../text/translate.ts";
import { BusyButton } from "../../shared/busy-button.tsx";
import { FailureNote } from "../../shared/failure-note.tsx";
import { Icon, tickIcon, warnIcon } from "../../shared/icon.tsx";
import { functionNames } from "../rights/lines.tsx";

/** How the questions of one function ended: the first that failed decides. null: all were answered. */
function triedOf(outcomes: readonly Outcome[]): [RegistrarFunction, Failure["kind"] | null][] {
  return functions.flatMap((name): [RegistrarFunction, Failure["kind"] | null][] => {
    const methods = methodsFor(name);
    const own = outcomes.filter(({ method }) => methods.includes(method));
    const [refused] = own.flatMap(({ outcome }) => (outcome === "ok" ? [] : [outcome]));
    return own.length === 0 ? [] : [[name, refused ?? null]];
  });
}

/** What the login that was tested may read, tried by a press: for a registrar that does not tell a login's rights. */
export function TriedReads({ ticket }: { ticket: string }) {
  const [said, setSaid] = useState<Result<Outcome[]> | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const ask = async () => {
    setIsAsking(true);
    setSaid(await send("try-reads", { ticket }));
    setIsAsking(false);
  };
  return (
    <div class="tried">
      <div class="buttons">
        <BusyButton label={translate("tested_try")} isBusy={isAsking} act={() => void ask()} />
      </div>
      <div aria-live="polite">
        {isAsking && <p class="soft">{translate("tested_trying")}</p>}
        {said && !said.ok && <FailureNote failure={said.failure} care />}
        {said?.ok && <Tried outcomes={said.value} />}
      </div>
    </div>
  );
}

const Tried = ({ outcomes }: { outcomes: readonly Outcome[] }) => (
  <>
    <h4 class="label" id="may-read">
      {translate("tested_tried")}
    </h4>
    <ul class="may-read" aria-labelledby="may-read">
      <li>
        <Icon drawing={tickIcon} /> {functionNames(["balance"])}
      </li>
      {triedOf(outcomes).map(([name, kind]) => (
        <li key={name} class={kind === null ? "" : "care"}>
          <Icon drawing={kind === null ? tickIcon : warnIcon} />
          <span>
            {kind === null
              ? functionNames([name])
              : translate("tested_not_read", functionNames([name]), failureTitle(failure(kind)))}
          </span>
        </li>
      ))}
    </ul>
  </>
);
