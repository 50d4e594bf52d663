import type { AccountOverview } from "../../domain/overview.ts";
import { productText } from "../../text/failure-text.ts";
import { formatMoment, formatSpan } from "../../text/format-time.ts";
import { intl } from "../../text/intl.ts";
import { formatCount, translate, translateCount } from "../../text/translate.ts";
import { Skeleton } from "./funds.tsx";
import type { LateParts } from "./late.ts";

// Older than this behind the figures, the counts say their own age: they are asked for less often.
const noticeableAge = 3_600_000;

interface StatisticsProps {
  account: AccountOverview;
  /** Counts that are missing are on their way. */
  isExpected: boolean;
  /** Behind their title, to be opened: there is no room for them. */
  isFolded: boolean;
  now: number;
  late: LateParts | null;
}

/** The product counts of a LIVE account, sorted by title for the language; what is unknown says why. */
export function Statistics({ account, isExpected, isFolded, now, late }: StatisticsProps) {
  const { statistics } = account;
  const isFirstLoad = !statistics && isExpected;
  if (!statistics && !isFirstLoad) return null;
  const age = statistics ? now - statistics.at : 0;
  const collator = intl(Intl.Collator, {});
  const rows = (statistics?.rows ?? [])
    .map((row) => ({ ...row, title: productText(row.product) }))
    .sort((a, b) => collator.compare(a.title, b.title));
  const unknown = rows.filter(({ count }) => count === null);
  const [Fold, Head] = isFolded ? (["details", "summary"] as const) : (["div", "div"] as const);
  return (
    <section aria-labelledby="statistics" aria-busy={isFirstLoad}>
      <Fold>
        <Head class="row">
          <h2 class="label" id="statistics">
            {translate("statistics")}
          </h2>{" "}
          {isFolded && unknown.length > 0 && (
            <small class="care">{translateCount("total_unknown", unknown.length)}</small>
          )}{" "}
          {statistics && age > noticeableAge && (
            <small class="soft" title={formatMoment(statistics.at)}>
              {translate("ago", formatSpan(age))}
            </small>
          )}
        </Head>
        <dl class={unknown.length > 0 ? "stats single" : "stats"}>
          {rows.map((row) => (
            <div
              class="row"
              key={row.product}
              title={(row.count === null && late?.reasonOf(row, account)) || row.title}
            >
              <dt class="ellipsis">
                <bdi>{row.title}</bdi>
              </dt>
              <dd>{row.count === null ? translate("state_unknown") : formatCount(row.count)}</dd>
            </div>
          ))}
          {isFirstLoad &&
            // As many as the registrar's API counts.
            Array.from({ length: account.facts.counts }, (_, place) => (
              <div class="row" key={place}>
                <dt>
                  <Skeleton />
                </dt>
                <dd />
              </div>
            ))}
        </dl>
        {unknown.length > 0 && (
          <details class="small soft">
            <summary>{translate("why_unknown")}</summary>
            {late && <late.Reasons rows={unknown} account={account} />}
          </details>
        )}
      </Fold>
    </section>
  );
}
