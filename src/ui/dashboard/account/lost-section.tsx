import { formatDate } from "../../../text/format-day.ts";
import { lostAt, lostTitle, restoreText } from "../../../text/lost-text.ts";
import { translate, translateCount } from "../../../text/translate.ts";
import { useNow } from "../../shared/use-now.ts";
import { Unknown } from "../cells.tsx";
import type { DetailProps } from "../detail-props.ts";
import { domainTitle } from "../domains/domain-name.ts";
import { DomainText } from "../domains/domain-text.tsx";
import { Scroller } from "../scroller.tsx";
import { Section } from "../section.tsx";

interface LostSectionProps extends Pick<DetailProps, "account"> {
  tone: "loss" | "test";
}

/** Domains lost for want of money: when, and until when each can be restored. */
export function LostSection({ account, tone }: LostSectionProps) {
  const now = useNow(60_000);
  const lost = lostAt(account, now);
  if (!lost) return null;
  const isRestorable = lost.count > 0;
  return (
    <Section
      id="lost-title"
      title={lostTitle(lost)}
      tone={tone}
      tools={
        isRestorable && (
          <a class="button" href={account.facts.panel} target="_blank" rel="noreferrer">
            {translate("lost_restore")}
          </a>
        )
      }
    >
      {isRestorable && <p>{translate("lost_costs")}</p>}
      <Scroller title={translate("state_domains_lost")}>
        <table>
          <caption class="hidden">{translate("state_domains_lost")}</caption>
          <thead>
            <tr>
              <th scope="col">{translate("dash_domain")}</th>
              <th scope="col">{translate("lost_deleted")}</th>
              <th scope="col">{translate("lost_restorable")}</th>
            </tr>
          </thead>
          <tbody>
            {lost.domains.map((domain) => (
              <tr key={domain.name}>
                <th scope="row">
                  <span class="ellipsis name" title={domainTitle(domain.name)}>
                    <DomainText listed={domain.name} />
                  </span>
                </th>
                <td>{domain.deletedAt === null ? <Unknown /> : formatDate(domain.deletedAt)}</td>
                <td>{restoreText(domain, now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {lost.all > lost.domains.length && (
        <p class="soft">{translateCount("dash_more", lost.all - lost.domains.length)}</p>
      )}
    </Section>
  );
}
