import type { ComponentChild, ComponentChildren, options, VNode } from "preact";
import { Fragment } from "preact/jsx-runtime";
import { areAmountsHidden, mask } from "../../text/hidden-amounts.ts";
import { translate } from "../../text/translate.ts";

type Options = typeof options;
type Props = Record<string, unknown>;

/** What may hold nothing but text. */
const textOnly: ReadonlySet<unknown> = new Set(["option", "title", "textarea"]);
/** What is heard and never seen. */
const heard = ["aria-label", "aria-valuetext"] as const;

const inWords = (text: string): string => text.replaceAll(mask, translate("amount_hidden"));

/** The mask, which looks like what it is and is heard as words. */
const Masked = () => (
  <span role="img" aria-label={translate("amount_hidden")}>
    {mask}
  </span>
);

/** A child in which each mask stands in an element of its own. */
function parted(child: ComponentChildren): ComponentChildren {
  if (Array.isArray(child)) return child.map((each: ComponentChild) => parted(each));
  if (typeof child !== "string" || !child.includes(mask)) return child;
  return child
    .split(mask)
    .flatMap((text, place) => (place === 0 ? [text] : [<Masked key={place} />, text]));
}

function name({ type, props }: VNode): void {
  if (typeof type !== "string" && type !== Fragment) return;
  const all = props as Props;
  for (const attribute of heard) {
    const text = all[attribute];
    if (typeof text === "string") all[attribute] = inWords(text);
  }
  const { children } = props as { children?: ComponentChildren };
  if (children === undefined || all["aria-label"] === translate("amount_hidden")) return;
  if (!textOnly.has(type)) all.children = parted(children);
  else if (typeof children === "string") all.children = inWords(children);
}

/**
 * Has every hidden amount that a page draws read out in words, wherever its text comes from: a sentence, a cell, a label.
 * To be called once, before the first drawing of a page.
 * @param options of the page's own Preact
 */
export function nameMasks(options: Options): void {
  const before = options.vnode;
  options.vnode = (vnode) => {
    if (areAmountsHidden()) name(vnode);
    before?.(vnode);
  };
}
