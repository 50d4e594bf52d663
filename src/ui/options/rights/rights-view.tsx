import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Account } from "../../../domain/account.ts";
import { functions, type Profile, type RegistrarFunction } from "../../../registrars/profile.ts";
import { profiles } from "../../../registrars/profiles.ts";
import { commandsFor, hasAreas, hasLines } from "../../../registrars/rights.ts";
import { type TextName, translate } from "../../../text/translate.ts";
import { AreasGuide } from "./areas-guide.tsx";
import { LinesGuide } from "./lines-guide.tsx";
import { OwnRights } from "./own-rights.tsx";

interface GuideProps {
  profile: Profile;
  wanted: readonly RegistrarFunction[];
  accounts: readonly Account[];
}

/** What one registrar's user needs, by the kind of rights that it knows. */
function Guide({ profile, wanted, accounts }: GuideProps) {
  const { id, names, rights, commands } = profile;
  if (hasLines(profile)) return <LinesGuide profile={profile} wanted={wanted} />;
  if (hasAreas(profile))
    return (
      <>
        <AreasGuide profile={profile} wanted={wanted} />
        {accounts
          .filter(({ registrar }) => registrar === id && commands.rights.length > 0)
          .map((account) => (
            <OwnRights key={account.id} account={account} profile={profile} />
          ))}
      </>
    );
  return (
    <>
      <h3>{names.long}</h3>
      {rights.kind === "none" && <p>{translate(rights.text as TextName)}</p>}
    </>
  );
}

/** The commands that a function sends, by registrar; those that send the same are named together. */
function Commands({ of }: { of: RegistrarFunction }) {
  const sending = new Map<string, string[]>();
  for (const profile of profiles) {
    const commands = commandsFor(profile, [of]).join(", ");
    if (commands === "") continue;
    sending.set(commands, [...(sending.get(commands) ?? []), profile.names.short]);
  }
  return [...sending].map(([commands, names], place) => (
    <>
      {place > 0 && " · "}
      <b>{names.join(", ")}:</b> {commands}
    </>
  ));
}

/** The rights that a role user needs, and no others: to paste or to tick, registrar by registrar. */
export function RightsView({ back, accounts }: { back: () => void; accounts: readonly Account[] }) {
  const [wanted, setWanted] = useState<readonly RegistrarFunction[]>(functions);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);

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
              <Commands of={name} />
            </p>
          </div>
        ))}
      </fieldset>
      {wanted.length === 0 ? (
        <p class="advice" role="status">
          {translate("rights_none")}
        </p>
      ) : (
        profiles.map((profile) => (
          <Guide key={profile.id} profile={profile} wanted={wanted} accounts={accounts} />
        ))
      )}
      <div class="buttons">
        <button type="button" class="button" onClick={back}>
          {translate("back")}
        </button>
      </div>
    </section>
  );
}
