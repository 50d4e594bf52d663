import { useEffect, useRef, useState } from "preact/hooks";
import { registrarNames } from "../../../domain/registrar-sites.ts";
import {
  aclLines,
  areasOf,
  commandsOf,
  createRoleUserCommand,
  functions,
  ispapiOnly,
  panelAreas,
  type RegistrarFunction,
} from "../../../domain/rights.ts";
import { translate } from "../../../platform/translate.ts";
import { CopyButton } from "../../shared/copy-button.tsx";

// Proper names of the API's parameters, in brackets that no user name or password may be taken for.
const blanks = { roleId: "<ROLEID>", password: "<PASSWORD>" };

const namesOf = (names: readonly RegistrarFunction[]): string =>
  names.map((name) => translate(`function_${name}`)).join(", ");

/** The rights that a role user needs, and no others: to paste (ISPAPI) or to tick (CNR). */
export function RightsView({ back }: { back: () => void }) {
  const [wanted, setWanted] = useState<readonly RegistrarFunction[]>(functions);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const areas = panelAreas(wanted);
  const lacking = wanted.filter((name) => ispapiOnly.includes(name));

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
              {commandsOf[name].join(", ")}
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
          <h3>{registrarNames.ispapi}</h3>
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
          <h3>{registrarNames.cnr}</h3>
          <p>{translate("rights_areas")}</p>
          <ul class="areas">
            {areas.map((area) => (
              <li key={area}>
                <b>{area}</b>{" "}
                <span class="soft">
                  {namesOf(wanted.filter((name) => areasOf[name].includes(area)))}
                </span>
              </li>
            ))}
            {areas.length === 0 && <li>{translate("rights_no_area")}</li>}
          </ul>
          {lacking.length > 0 && (
            <p class="hint">{translate("rights_lacking", namesOf(lacking))}</p>
          )}
          <p class="hint">{translate("rights_areas_unverified")}</p>
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

interface LinesProps {
  title: string;
  /** The word on the button. */
  copy: string;
  text: string;
  /** What to do with them. */
  children: string;
}

const Lines = ({ title, copy, text, children }: LinesProps) => (
  <div class="lines">
    <h4>{title}</h4>
    <p class="hint">{children}</p>
    <pre>
      {text.split(/(<[A-Z]+>)/).map((part) => (part.startsWith("<") ? <mark>{part}</mark> : part))}
    </pre>
    <div class="actions">
      <CopyButton text={text} label={copy} look="button" />
    </div>
  </div>
);
