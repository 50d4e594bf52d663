/** Amounts that are written with their currency, or with two decimals, whoever wrote them. */
const looksLikeMoney = [
  /\d[\s\u00a0\u202f]*(?:EUR|USD|CHF|GBP|JPY|KWD)\b/,
  /\b(?:EUR|USD|CHF|GBP|JPY|KWD)[\s\u00a0\u202f]*[\u2212-]?\d/,
  /\d[.,]\d\d(?![\d.:])/,
];

/** The digits before the decimal sign of every amount in some records, where there are enough to tell them from a day or a count. */
export function amountsIn(records: unknown): Set<string> {
  const found = new Set<string>();
  JSON.stringify(records, (_key, value: unknown) => {
    const digits =
      typeof value === "string" ? /^-?(\d{4,})(?:\.\d+)?$/.exec(value)?.[1] : undefined;
    if (digits !== undefined) found.add(digits);
    return value;
  });
  return found;
}

/** All that a page says: its title, each text, attribute, and typed value; accessible names are made of these. */
function saidBy(root: Element): string[] {
  const said = [document.title];
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const node of element.childNodes)
      if (node.nodeType === Node.TEXT_NODE) said.push(node.textContent ?? "");
    // A drawing is a shape, and a width a share of days.
    for (const { name, value } of element.attributes)
      if (!/^(?:d|style|width|height)$/.test(name)) said.push(value);
    if (element instanceof HTMLInputElement) said.push(element.value);
  }

  // Texts of one line that stand in several elements: `86.40 EUR`.
  for (const line of root.querySelectorAll("p, h1, h2, h3, li, td, th, dd, dt, button, label"))
    said.push(line.textContent ?? "");
  return said;
}

/** What of a page tells an amount of money; `amounts`: the digits of those that it could tell. */
export function amountsSaid(root: Element, amounts: ReadonlySet<string>): string[] {
  const tells = (text: string): boolean => {
    if (looksLikeMoney.some((pattern) => pattern.test(text))) return true;
    const runs = text.replace(/(?<=\d)[.,'\u2019\u00a0\u202f](?=\d{3})/g, "").match(/\d+/g) ?? [];
    return runs.some((digits) => amounts.has(digits));
  };
  return [...new Set(saidBy(root).filter(tells))];
}
