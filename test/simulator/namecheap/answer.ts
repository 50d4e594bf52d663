import { Refusal, type ViolationKind } from "../shared/refusal.ts";
import type { Namecheap } from "./schema.ts";

/** An element before it is written. A text is what it holds; undefined among its attributes: not sent. */
export interface Element {
  name: string;
  attributes?: Record<string, string | undefined>;
  content?: string | readonly Element[];
}

export interface Told {
  number: number | string;
  text: string;
}

/** An answer that says no. With `violation` it is the client's fault. */
export class NamecheapRefusal extends Refusal {
  /** The HTTP status where that is all there is; undefined: 200, with an error. */
  readonly status: number | undefined;

  constructor(
    number: number,
    text: string,
    { violation, what, status }: { violation?: ViolationKind; what?: string; status?: number } = {},
  ) {
    super(number, text, violation, what);
    this.status = status;
  }
}

const marks: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** What XML cannot hold at all is left out, as a server does that writes XML. */
const sendable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that are meant.
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

const escaped = (text: string): string =>
  sendable(text).replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

type Wire = Namecheap["wire"];

/** A text: as CDATA where it has signs of XML. */
function textOf(text: string): string {
  if (!/[&<]/.test(text)) return escaped(text);
  return `<![CDATA[${sendable(text).replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

export function write({ name, attributes = {}, content = "" }: Element, wire: Wire): string {
  const quote = wire.quotes === "single" ? "'" : '"';
  const written = Object.entries(attributes)
    .flatMap(([key, value]) =>
      value === undefined ? [] : [` ${key}=${quote}${escaped(value)}${quote}`],
    )
    .join("");
  const inner =
    typeof content === "string"
      ? textOf(content)
      : content.map((each) => write(each, wire)).join("\n");
  return inner === "" ? `<${name}${written} />` : `<${name}${written}>${inner}</${name}>`;
}

const usual: Wire = {
  largestPage: 100,
  sorts: true,
  quotes: "double",
  cases: "documented",
  bare: false,
  categories: "manual",
};

function envelope(
  status: "OK" | "ERROR",
  errors: readonly Told[],
  command: string,
  response: Element[],
  wire: Wire,
): Buffer {
  const around = (name: string, content = ""): Element[] => (wire.bare ? [] : [{ name, content }]);
  const root: Element = {
    name: "ApiResponse",
    attributes: { Status: status, xmlns: "http://api.namecheap.com/xml.response" },
    content: [
      {
        name: "Errors",
        content: errors.map(({ number, text }) => ({
          name: "Error",
          attributes: { Number: String(number) },
          content: text,
        })),
      },
      ...around("Warnings"),
      ...around("RequestedCommand", command.toLowerCase()),
      ...response,
      ...around("Server", "PHX01APIEXT03"),
      ...around("GMTTimeDifference", "--5:00"),
      ...around("ExecutionTime", "0.011"),
    ],
  };
  return Buffer.from(`<?xml version="1.0" encoding="utf-8"?>\n${write(root, wire)}\n`);
}

export const success = (command: string, content: readonly Element[], wire: Wire): Buffer =>
  envelope(
    "OK",
    [],
    command,
    [
      {
        name: "CommandResponse",
        attributes: { Type: wire.cases === "other" ? command.toLowerCase() : command },
        content,
      },
    ],
    wire,
  );

export const refused = (errors: readonly Told[], command: string, wire: Wire = usual): Buffer =>
  envelope("ERROR", errors, command, [], wire);
