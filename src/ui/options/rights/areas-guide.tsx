import type { RegistrarFunction } from "../../../registrars/profile.ts";
import {
  type AreasProfile,
  areasFor,
  functionsLacking,
  makeWithAreas,
} from "../../../registrars/rights.ts";
import { areaName } from "../../../text/failure-text.ts";
import { translate } from "../../../text/translate.ts";
import { functionNames, Lines } from "./lines.tsx";

interface AreasGuideProps {
  profile: AreasProfile;
  wanted: readonly RegistrarFunction[];
}

/** What a user needs where rights are given by area: areas to tick in the panel, or the commands that do the same. */
export function AreasGuide({ profile, wanted }: AreasGuideProps) {
  const { names, rights } = profile;
  const lacking = functionsLacking(profile, wanted);
  const found = areasFor(profile, wanted);
  const make = makeWithAreas(rights, found);
  return (
    <>
      <h3>{names.long}</h3>
      <p>{translate("rights_areas")}</p>
      <ul class="areas">
        {found.map((area) => (
          <li key={area}>
            <b>{areaName(area)}</b>{" "}
            <span class="soft">
              {functionNames(wanted.filter((name) => areasFor(profile, [name]).includes(area)))}
            </span>
          </li>
        ))}
        {found.length === 0 && <li>{translate("rights_no_area")}</li>}
      </ul>
      <p class="hint">{translate("rights_areas_unverified")}</p>
      {make && (
        <Lines
          title={translate("rights_add_user")}
          copy={translate("copy_commands")}
          text={make.join("\n\n")}
        >
          {translate("rights_add_user_text", "<USERNAME>", "<PASSWORD>")}
        </Lines>
      )}
      {lacking.length > 0 && (
        <p class="hint">{translate("rights_lacking", names.short, functionNames(lacking))}</p>
      )}
    </>
  );
}
