import { useEffect, useState } from "preact/hooks";
import type { Result } from "../../../domain/failure.ts";
import { emptyOverview, type Overview } from "../../../domain/overview.ts";
import { overviewRecord } from "../../../storage/overview-record.ts";
import { hideBy } from "../../../text/hidden-amounts.ts";
import { translate } from "../../../text/translate.ts";
import { beginPage, titleOf } from "../../shared/begin-page.ts";
import { EyeButton } from "../../shared/eye-button.tsx";
import { FailureNote } from "../../shared/failure-note.tsx";
import { useLook } from "../../shared/look.ts";
import { PageHeader } from "../../shared/page-header.tsx";
import { SampleStrip } from "../../shared/sample-strip.tsx";
import { useNow } from "../../shared/use-now.ts";
import { useRecord } from "../../shared/use-record.ts";
import { useSpoken } from "../../shared/use-spoken.ts";
import { Empty, LockedCard } from "../frame.tsx";
import { addressed, subjectKey } from "./address.ts";
import { ShownStatement } from "./shown-statement.tsx";

/** Tells the page which language it is in, and what it is. */
export const beginStatement = (): void => beginPage(titleOf(translate("statement")));

/** The address's own part, followed. */
function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return hash;
}

/** A statement of a month or a quarter: which one, stands in the address. Nothing is read while figures are hidden. */
export function StatementPage({ overview: first }: { overview: Result<Overview> }) {
  const [found] = useRecord(overviewRecord, first);
  const overview = found.ok ? found.value : emptyOverview;
  const { accounts, vault } = overview;
  // Before anything of it is drawn.
  if (found.ok) hideBy(overview.preferences);
  const spoken = useSpoken(overview.preferences, beginStatement);
  useLook(overview.preferences);
  const address = useHash();
  const now = useNow(60_000);
  const problem = found.ok ? overview.problem : found.failure;
  const asked = vault.hidden ? null : addressed(address, accounts, now);
  const subject = asked?.subject;
  const notes = (
    <div class="notes">
      <div role="alert">{problem && <FailureNote failure={problem} care />}</div>
      {vault.locked && <LockedCard isHidden={vault.hidden} />}
    </div>
  );
  const hash = subject ? `#${subjectKey(subject)}` : "";
  return (
    <>
      <PageHeader current="statement" hash={hash}>
        {!vault.hidden && <EyeButton look="icon" />}
      </PageHeader>
      <SampleStrip overview={overview} />
      {!asked && (
        <main>
          <h1 class="hidden">{translate("statement")}</h1>
          {notes}
          {accounts.length === 0 && !problem && !vault.hidden && <Empty />}
        </main>
      )}
      {asked && (
        <ShownStatement
          key={spoken}
          overview={overview}
          subject={asked.subject}
          period={asked.period}
          now={now}
          notes={notes}
        />
      )}
    </>
  );
}
