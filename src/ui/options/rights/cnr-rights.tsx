import { registrarNames } from "../../../domain/registrar-sites.ts";
import {
  addUserCommands,
  areaName,
  ispapiOnly,
  locationsFor,
  locationsOf,
  type RegistrarFunction,
} from "../../../domain/rights.ts";
import { translate } from "../../../text/translate.ts";
import { functionNames, Lines } from "./lines.tsx";

// In brackets that no user name or password may be taken for.
const blanks = { userName: "<USERNAME>", password: "<PASSWORD>" };

/** What a CentralNic Reseller user needs: areas to tick in the panel, or the commands that do the same. */
export function CnrRights({ wanted }: { wanted: readonly RegistrarFunction[] }) {
  const lacking = wanted.filter((name) => ispapiOnly.includes(name));
  const found = locationsFor(wanted);
  return (
    <>
      <h3>{registrarNames.cnr}</h3>
      <p>{translate("rights_areas")}</p>
      <ul class="areas">
        {found.map((location) => (
          <li key={location}>
            <b>{areaName(location)}</b>{" "}
            <span class="soft">
              {functionNames(wanted.filter((name) => locationsOf(name).includes(location)))}
            </span>
          </li>
        ))}
        {found.length === 0 && <li>{translate("rights_no_area")}</li>}
      </ul>
      <p class="hint">{translate("rights_areas_unverified")}</p>
      <Lines
        title={translate("rights_add_user")}
        copy={translate("copy_commands")}
        text={addUserCommands(wanted, blanks).join("\n\n")}
      >
        {translate("rights_add_user_text", blanks.userName, blanks.password)}
      </Lines>
      {lacking.length > 0 && (
        <p class="hint">{translate("rights_lacking", functionNames(lacking))}</p>
      )}
    </>
  );
}
