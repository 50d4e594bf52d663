import type { ComponentChildren } from "preact";
import type { AccountOverview } from "../../domain/overview.ts";
import { failureTitle, olderValueText } from "../../text/failure-text.ts";
import { formatMoment } from "../../text/format-time.ts";
import { translate } from "../../text/translate.ts";
import { FailureNote, Note } from "./failure-note.tsx";
import { askForHost } from "./use-granted.ts";
import type { Refresh } from "./use-refresh.ts";
import type { Cure, TroubleFound } from "./use-trouble.ts";

interface TroubleProps {
  trouble: TroubleFound | null;
  account: AccountOverview;
  refresh: Refresh;
  /** There is no room for more than its name and the way out: how old the figures are stands in the foot. */
  isBrief?: boolean;
}

/** The trouble in words, what still holds, and the button that helps. */
export function Trouble({ trouble, account, refresh, isBrief = false }: TroubleProps) {
  if (!trouble) return null;
  const older = olderValueText(account);
  const actions = <CureButton cure={trouble.cure} account={account} refresh={refresh} />;
  if (!trouble.failure)
    return (
      <Note isRegion title={translate("state_off")} actions={actions}>
        {translate("off_text")} {older}
      </Note>
    );
  if (isBrief && !trouble.mustAct)
    return (
      <Note isRegion title={failureTitle(trouble.failure)}>
        {actions}
      </Note>
    );
  const until = account.nextCheckAt;
  const isLocked = trouble.cure === "wait" && until !== null;
  return (
    <FailureNote
      isRegion
      failure={trouble.failure}
      facts={account.facts}
      care={trouble.mustAct}
      rest={
        <>
          {outlook(trouble)} {isLocked && translate("locked_until", formatMoment(until))} {older}{" "}
          {!trouble.mustAct && actions}
        </>
      }
      actions={trouble.mustAct && !isLocked && actions}
    />
  );
}

/** What follows by itself, or what the user should know before acting. */
function outlook({ failure: found, cure }: TroubleFound): string {
  if (found?.kind === "sign-in-failed") return translate("checks_stopped_why");
  if (found?.kind === "otp-needed") return translate("otp_in_settings");
  return cure === "again" ? translate("tried_again") : "";
}

function CureButton({ cure, account, refresh }: { cure: Cure } & Omit<TroubleProps, "trouble">) {
  const link = (href: string, children: ComponentChildren) => (
    <a class="button" href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
  if (cure === "wait") return null;
  if (cure === "again")
    return (
      <button type="button" class="link" onClick={refresh.start}>
        {translate("try_again")}
      </button>
    );
  if (cure === "grant")
    return (
      <button
        type="button"
        class="button"
        onClick={() => {
          void askForHost(account.origin).then((granted) => granted && refresh.start());
        }}
      >
        {translate("grant_permission")}
      </button>
    );
  return (
    <>
      {cure === "panel" && link(account.facts.panel, translate("control_panel"))}
      {cure === "off"
        ? link("options.html", translate("settings"))
        : link(`options.html#edit=${account.id}`, translate("edit_account"))}
    </>
  );
}
