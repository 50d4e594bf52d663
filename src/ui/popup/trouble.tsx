import type { ComponentChildren } from "preact";
import { type Failure, type FailureKind, failure } from "../../domain/failure.ts";
import type { AccountOverview } from "../../domain/overview.ts";
import { sites } from "../../domain/registrar-sites.ts";
import { formatMoment } from "../../platform/format-time.ts";
import { translate } from "../../platform/translate.ts";
import { FailureNote, Note } from "../shared/failure-note.tsx";
import { askForHost, useGranted } from "../shared/use-granted.ts";
import { failureTitle, olderValueText } from "../shared/words.ts";
import type { Refresh } from "./use-refresh.ts";

type Cure = "off" | "settings" | "grant" | "panel" | "again" | "wait";

// What helps where the user has to act: the note stands at the top, in amber. All else cures itself, and
// its note stands at the foot, where it moves no figure when it comes and goes.
const cures: Partial<Record<FailureKind, Cure>> = {
  "not-configured": "settings",
  "no-permission": "grant",
  "sign-in-failed": "settings",
  "otp-needed": "settings",
  "not-allowed": "panel",
  "address-refused": "panel",
  "locked-out": "wait",
  vault: "settings",
};

interface TroubleFound {
  failure: Failure | null;
  cure: Cure;
  mustAct: boolean;
}

/** What is wrong with an account, and whether the user has to act; null where nothing is. */
export function useTrouble(
  account: AccountOverview,
  ofRefresh: Failure | null,
  isLocked: boolean,
): TroubleFound | null {
  const granted = useGranted(account.enabled ? account.origin : null);
  if (!account.enabled) return { failure: null, cure: "off", mustAct: false };
  const found = granted ? (account.trouble?.failure ?? ofRefresh) : failure("no-permission");
  // While locked nothing is checked: what a check said before, or that it was locked, is of no use.
  if (!found || isLocked || found.kind === "locked") return null;
  const cure = cures[found.kind];
  return { failure: found, cure: cure ?? "again", mustAct: cure !== undefined };
}

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
      <Note title={translate("state_off")} actions={actions}>
        {translate("off_text")} {older}
      </Note>
    );
  if (isBrief && !trouble.mustAct)
    return <Note title={failureTitle(trouble.failure)}>{actions}</Note>;
  const until = account.nextCheckAt;
  const isLocked = trouble.cure === "wait" && until !== null;
  return (
    <FailureNote
      failure={trouble.failure}
      registrar={account.registrar}
      system={account.system}
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
      {cure === "panel" &&
        link(sites[account.registrar][account.system].controlPanel, translate("control_panel"))}
      {cure === "off"
        ? link("options.html", translate("settings"))
        : link(`options.html#edit=${account.id}`, translate("edit_account"))}
    </>
  );
}
