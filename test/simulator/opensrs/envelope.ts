import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";

/** The vendor's data: a text, an association by keys, or an array. */
export type Data = string | Data[] | { [key: string]: Data };

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** What XML cannot hold at all is sent as a question mark, as a server of this kind would. */
const written = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "?")
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? "")
    .replaceAll("\r", "&#13;");

const item = (key: string | number, value: Data, turned: boolean): string =>
  `<item key="${written(String(key))}">${inside(value, turned)}</item>`;

function inside(value: Data, turned: boolean): string {
  if (typeof value === "string") return written(value);
  if (Array.isArray(value)) {
    const items = value.map((each, index) => item(index, each, turned));
    return `<dt_array>${(turned ? items.reverse() : items).join("")}</dt_array>`;
  }
  const items = Object.entries(value).map(([key, each]) => item(key, each, turned));
  return `<dt_assoc>${items.join("")}</dt_assoc>`;
}

export const begin =
  `<?xml version='1.0' encoding="UTF-8" standalone="no" ?>\n<!DOCTYPE OPS_envelope SYSTEM "ops.dtd">\n` +
  "<OPS_envelope>\n <header>\n  <version>0.9</version>\n </header>\n <body>\n  <data_block>\n   ";
export const end = "\n  </data_block>\n </body>\n</OPS_envelope>";

/** An answer, written as the vendor's servers do: with blanks between its elements. */
export const writeEnvelope = (data: Data, turned = false): Buffer =>
  Buffer.from(`${begin}${inside(data, turned)}${end}`);

/** null: the document is none of these. */
export function readEnvelope(text: string): Record<string, Data> | null {
  try {
    const { root } = parseXml(text);
    const [header, body] = root?.name === "OPS_envelope" ? elements(root) : [];
    const [block] = header?.name === "header" && body?.name === "body" ? elements(body) : [];
    const [assoc] = block?.name === "data_block" ? elements(block) : [];
    const data = assoc?.name === "dt_assoc" ? dataOf(assoc) : null;
    return data as Record<string, Data> | null;
  } catch {
    return null;
  }
}

const elements = (element: XmlElement): XmlElement[] =>
  element.children.filter((child): child is XmlElement => child instanceof XmlElement);

function dataOf(element: XmlElement): Data {
  const items = elements(element);
  if (element.name === "dt_array") return items.map(heldIn);
  if (element.name !== "dt_assoc") throw new Error(`no data: ${element.name}`);
  return Object.fromEntries(items.map((each) => [each.attributes.key ?? "", heldIn(each)]));
}

function heldIn(item: XmlElement): Data {
  if (item.name !== "item" || item.attributes.key === undefined) throw new Error("no item");
  const [held] = elements(item);
  if (held) return dataOf(held);
  return item.children.map((child) => (child instanceof XmlText ? child.text : "")).join("");
}
