import type { GrantedRight } from "../../../domain/rights.ts";
import {
  type CommandsOf,
  functions,
  type Profile,
  type RegistrarFunction,
} from "../../../registrars/profile.ts";
import { compareRights, hasAreas } from "../../../registrars/rights.ts";
import { areaName } from "../../../text/failure-text.ts";
import { translate } from "../../../text/translate.ts";
import { Icon, tickIcon, warnIcon } from "../../shared/icon.tsx";
import { functionNames } from "../rights/lines.tsx";

/** What the user sees something of; the others serve these. */
const isShown = (name: RegistrarFunction, commands: CommandsOf): boolean =>
  !["sessions", "terms", "rights"].includes(name) && commands[name].length > 0;

interface MayReadProps {
  profile: Profile;
  /** null: the registrar does not say. */
  granted: readonly GrantedRight[] | null;
}

/** What the login that was tested may read, and which right is missing for the rest; nothing where the registrar cannot tell. */
export function MayRead({ profile, granted }: MayReadProps) {
  if (granted === null || !hasAreas(profile)) return null;
  const wanted = functions.filter((name) => isShown(name, profile.commands));
  const { missing } = compareRights(granted, wanted, profile);
  const lacking = new Set(missing.flatMap((each) => each.functions));
  return (
    <>
      <h4 class="label" id="may-read">
        {translate("tested_may_read")}
      </h4>
      <ul class="may-read" aria-labelledby="may-read">
        {wanted
          .filter((name) => !lacking.has(name))
          .map((name) => (
            <li key={name}>
              <Icon drawing={tickIcon} /> {functionNames([name])}
            </li>
          ))}
        {missing.map(({ location, rights, functions: needing }) => (
          <li key={location} class="care">
            <Icon drawing={warnIcon} />
            <span>
              {translate(
                "rights_missing",
                areaName(location),
                rights.join(", "),
                functionNames(needing),
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
