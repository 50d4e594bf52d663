import { useErrorBoundary, useRef, useState } from "preact/hooks";
import { worstFirst } from "../../domain/account-state.ts";
import { type Failure, failed, failure, type Result } from "../../domain/failure.ts";
import { emptyOverview, type Overview } from "../../domain/overview.ts";
import { send } from "../../messages/send.ts";
import { areAmountsHidden, hideBy } from "../../text/hidden-amounts.ts";
import { translate } from "../../text/translate.ts";
import { useNow } from "../shared/use-now.ts";
import { useRecord } from "../shared/use-record.ts";
import { useRefresh } from "../shared/use-refresh.ts";
import { AccountView } from "./account-view.tsx";
import { firstShown, noteShown } from "./first-shown.ts";
import { Header } from "./header.tsx";
import { type Late, useLate } from "./late.ts";
import { Needs } from "./needs.tsx";
import { storedOverview } from "./stored-overview.ts";

/** The whole popup, painted from the stored overview and kept fresh by it. One that cannot be painted is called unreadable. */
export function Popup({ first }: { first: Result<Overview> }) {
  const [found, setFound] = useRecord(storedOverview, first);
  const late = useLate();
  const unpaintable = useRef<typeof found | null>(null);
  const [error] = useErrorBoundary(() => {
    unpaintable.current = found;
  });
  return (
    <Painted
      found={
        unpaintable.current === found ? failed(failure("storage", { text: String(error) })) : found
      }
      setFound={setFound}
      {...late}
    />
  );
}

interface PaintedProps extends Late {
  found: Result<Overview>;
  setFound: (found: Result<Overview>) => void;
}

function Painted({ found, setFound, parts: late, problem: lateProblem }: PaintedProps) {
  const now = useNow();
  const overview = found.ok ? found.value : emptyOverview;
  const { vault } = overview;
  // Before anything of it is drawn.
  if (found.ok) hideBy(overview.preferences);
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const problem = found.ok ? (overview.problem ?? refusal) : found.failure;
  const asked = (reply: Result<null>): void => setRefusal(reply.ok ? null : reply.failure);
  const ordered = worstFirst(overview.accounts, now, overview);
  // Kept once shown: a fresh value elsewhere must not swap the account under the reader's eyes.
  const [chosen, setChosen] = useState(() => firstShown(ordered, () => ordered)?.id);
  const choose = (id: string): void => {
    noteShown(id);
    setChosen(id);
  };
  const [listed, setListed] = useState(false);
  const current = ordered.find(({ id }) => id === chosen) ?? ordered[0];
  const shown = vault.hidden ? undefined : current;
  const refresh = useRefresh(current?.id ?? null, storedOverview.read, setFound, listed);

  return (
    <>
      <Header
        shown={shown}
        head={listed && shown && late ? late.listHead(ordered) : null}
        isMany={shown !== undefined && ordered.length > 1}
        isListed={listed}
        toggleList={() => setListed(!listed)}
        refresh={refresh}
        vault={vault}
        lock={() => void send("lock", {}).then(asked)}
        hide={() => void send("hide-amounts", { hide: !areAmountsHidden() }).then(asked)}
      />
      {late && found.ok && <late.Look preferences={overview.preferences} />}
      <main>
        {late && <late.SampleStrip overview={overview} />}
        {late && problem && <late.FailureNote isRegion failure={problem} care />}
        {lateProblem !== null && (
          <p class="banner loss">
            {translate("failure_storage_title")}: {lateProblem}
          </p>
        )}
        {late && !current && !problem && <late.Welcome />}
        {late && vault.locked && <late.Locked />}
        {late && vault.hidden && <late.Names accounts={overview.accounts} />}
        {shown && !listed && (
          <Needs accounts={ordered} shown={shown} now={now} context={overview} choose={choose} />
        )}
        {late && shown && listed && (
          <late.OpenList
            overview={overview}
            shown={shown}
            now={now}
            refresh={refresh}
            close={(id) => {
              if (id) choose(id);
              setListed(false);
            }}
          />
        )}
        {shown && !listed && (
          <AccountView
            key={shown.id}
            account={shown}
            overview={overview}
            now={now}
            refresh={refresh}
            late={late}
          />
        )}
      </main>
      {late && (
        <late.Announcement
          account={current}
          now={now}
          overview={overview}
          outcome={refresh.outcome}
        />
      )}
    </>
  );
}
