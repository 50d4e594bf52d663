import type { ComponentChildren } from "preact";
import { translate, translateCount } from "../../text/translate.ts";
import { Icon } from "../shared/icon.tsx";

interface ObjectListProps {
  id: string;
  title: string;
  drawing: string;
  /** What can be done about them, at the title's end. */
  action?: ComponentChildren;
  /** Each object's name, and what becomes of it; the worst first. */
  rows: [name: string, fate: ComponentChildren][];
  /** How many of them are listed at most. With none the first is named beside the title. */
  max: number;
  /** All of them, listed or not, and where they all are. */
  count: number;
  href: string;
  children?: ComponentChildren;
}

/** Domains that are lost or may be: each name in an isolate of its own, with its fate; the rest as a number. */
export const ObjectList = ({
  id,
  title,
  drawing,
  action,
  rows: all,
  max,
  count,
  href,
  children,
}: ObjectListProps) => {
  const rows = all.slice(0, max);
  const [first] = all;
  return (
    <section class="objects" aria-labelledby={id}>
      <div class={rows.length === 0 ? "row tight" : "row"}>
        <h2 class="loss" id={id}>
          <Icon drawing={drawing} /> {title}
        </h2>
        {rows.length === 0 && first && (
          <bdi class="full-name" title={first[0]}>
            {first[0]}
          </bdi>
        )}
        {action ??
          (rows.length === 0 && (
            <a href={href} target="_blank" rel="noreferrer">
              {translate("card_dashboard")}
            </a>
          ))}
      </div>
      <ul>
        {rows.map(([name, fate]) => (
          <li class="row" key={name}>
            <bdi class="ellipsis" title={name}>
              {name}
            </bdi>
            <span>{fate}</span>
          </li>
        ))}
      </ul>
      {rows.length > 0 && count > rows.length && (
        <a href={href} target="_blank" rel="noreferrer">
          {translateCount("objects_more", count - rows.length)}
        </a>
      )}
      {children && rows.length > 0 && <p class="small soft">{children}</p>}
    </section>
  );
};
