import { describe, expect, it } from "vitest";
import { cleanXml } from "../../../src/registrars/xml/clean-answer.ts";
import {
  attributeOf,
  childOf,
  readXml,
  textOf,
  textsIn,
  type Xml,
} from "../../../src/registrars/xml/xml.ts";
import { spellings } from "../../support/registrars/secret-spellings.ts";

const secret = `S3 cr<e>t&"q"'a'\\b/ä%+z`;
const escaped = (text: string) => text.replace(/[<>&'"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

function xmlOf(text: string): Xml {
  const read = readXml(text);
  if (!read.ok) throw new Error(read.failure.text);
  return read.value;
}

const clean = (text: string, sent: string[] = [secret], kept: string[] = []) =>
  cleanXml(xmlOf(text), { sent, kept }, new Set(["OK"]));

describe("an answer that quotes a secret", () => {
  it.each(spellings)("%s keeps nothing of it, in text or attribute", (_how, spell) => {
    const quoted = escaped(spell(secret));
    const answer = clean(`<a><b c="asked by ${quoted}">${quoted}</b><d>12.50</d></a>`);
    const said = textsIn(answer).join("\n");
    expect(said).not.toContain(spell(secret));
    expect(said.toLowerCase()).not.toContain("s3 cr");
    expect(textOf(childOf(answer, "d"))).toBe("12.50");
  });

  it("in two parts, by CDATA or by what draws nothing, keeps nothing of it either", () => {
    for (const inner of ["hid<![CDATA[den-]]>key", "hid\u200bden\u202e-key", "hid<!-- -->den-key"])
      expect(textOf(clean(`<a>${inner}</a>`, ["hidden-key"]))).toBe("…");
  });

  it("keeps its own words, names and amounts, a word though a key begins as it does", () => {
    const answer = clean('<a Status="OK" Name="shop.example">7</a>', [
      "OK",
      "7654321",
      "shop.ex-of-many-letters",
    ]);
    expect(attributeOf(answer, "status")).toBe("OK");
    expect(attributeOf(answer, "name")).toBe("shop.example");
    expect(textOf(answer)).toBe("7");
  });

  it("that was never sent is looked for as a whole alone", () => {
    const answer = (text: string) => textOf(clean(`<a>${text}</a>`, [], ["golden-shop-key"]));
    expect(answer("golden-shop")).toBe("golden-shop");
    expect(answer("golden-shop-key")).toBe("…");
  });
});

it("an answer that quotes none is the same one", () => {
  const answer = xmlOf('<a b="c">d</a>');
  expect(cleanXml(answer, { sent: [secret] }, new Set())).toBe(answer);
});
