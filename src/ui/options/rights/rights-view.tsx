import { useEffect, useRef, useState } from "preact/hooks";
import type { Account } from "../../../domain/account.ts";
import { registrarNames } from "../../../domain/registrar-sites.ts";
import {
  aclLines,
  cnrCommandsOf,
  commandsOf,
  createRoleUserCommand,
  functions,
  type RegistrarFunction,
} from "../../../domain/rights.ts";
import { translate } from "../../../text/translate.ts";
import { CnrRights } from "./cnr-rights.tsx";
import { Lines } from "./lines.tsx";
import { OwnRights } from "./own-rights.tsx";

// Proper names of the API's parameters, in brackets that no user name or password may be taken for.
const blanks = { roleId: "<ROLEID>", password: "<PASSWORD>" };

/** The rights that a role user needs, and no others: to paste (ISPAPI) or to tick (CNR). */
export function RightsView({ back, accounts }: { back: () => void; accounts: readonly Account[] }) {
  const [wanted, setWanted] = useState<readonly RegistrarFunction[]>(functions);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const own = accounts.filter(({ registrar }) => registrar === "cnr");

  return (
    <section class="card rights" aria-labelledby="rights-title">
      <h2 id="rights-title" ref={heading} tabIndex={-1}>
        {translate("rights")}
      </h2>
      <p>{translate("rights_text")}</p>
      <fieldset>
        <legend>{translate("rights_functions")}</legend>
        {functions.map((name) => (
          <div key={name}>
            <label class="check">
              <input
                type="checkbox"
                checked={wanted.includes(name)}
                aria-describedby={`${name}-commands`}
                onChange={({ currentTarget: { checked } }) =>
                  // In the order of the functions, however they were ticked.
                  setWanted(functions.filter((f) => (f === name ? checked : wanted.includes(f))))
                }
              />
              {translate(`function_${name}`)}
            </label>
            <p class="hint" id={`${name}-commands`}>
              {[...new Set([...cnrCommandsOf[name], ...commandsOf[name]])].join(", ")}
            </p>
          </div>
        ))}
      </fieldset>
      {wanted.length === 0 ? (
        <p class="advice" role="status">
          {translate("rights_none")}
        </p>
      ) : (
        <>
          <CnrRights wanted={wanted} />
          {own.map((account) => (
            <OwnRights key={account.id} account={account} />
          ))}
          <h3>{registrarNames.ispapi}</h3>
          <p class="hint">{translate("hexonet_closing")}</p>
          <Lines
            title={translate("rights_command")}
            copy={translate("copy_command")}
            text={createRoleUserCommand(wanted, blanks)}
          >
            {translate("rights_command_text", blanks.roleId, blanks.password)}
          </Lines>
          <Lines
            title={translate("rights_lines")}
            copy={translate("copy_lines")}
            text={aclLines(wanted).join("\n")}
          >
            {translate("rights_lines_text")}
          </Lines>
        </>
      )}
      <div class="buttons">
        <button type="button" class="button" onClick={back}>
          {translate("back")}
        </button>
      </div>
    </section>
  );
}
