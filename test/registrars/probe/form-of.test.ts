import { describe, expect, it } from "vitest";
import { formLimits, formOf } from "../../../src/registrars/probe/form-of.ts";

const fields = (body: string, secrets: readonly string[] = []): Record<string, string[]> =>
  Object.fromEntries([...formOf(body, secrets).forms].map(([path, forms]) => [path, [...forms]]));

describe("JSON", () => {
  it("has paths of names and lists, each with the forms that came", () => {
    expect(
      fields('{"a":{"b":[{"c":1.5,"d":"x"},{"c":-2,"d":null}]},"e":[],"f":{},"g":true}'),
    ).toEqual({
      "a.b[].c": ["9.9", "-9"],
      "a.b[].d": ['"a"', "null"],
      e: ["empty list"],
      f: ["empty object"],
      g: ["true or false"],
    });
  });

  it("shows no name that may be data: a domain, a blank, one that is too long", () => {
    expect(
      fields(`{"example.com":1,"a b":1,"${"n".repeat(41)}":1,"Müller":1,"ok_name-2":1}`),
    ).toEqual({ "*": ["9"], "ok_name-2": ["9"] });
  });

  it("shows no name with a number in it", () => {
    expect(fields('{"JD123456-NL":{"a":1},"DE12500105170648489890":1,"line2":1}')).toEqual({
      "*.a": ["9"],
      "*": ["9"],
      line2: ["9"],
    });
  });

  it("shows no name that quotes a secret", () => {
    expect(fields('{"hunter2hunter2":1,"xHUNTER2HUNTER2x":{"y":2}}', ["hunter2hunter2"])).toEqual({
      "*": ["9"],
      "*.y": ["9"],
    });
  });

  it("is looked at so far and no further", () => {
    const many = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [
        `n${index % 90}x${Math.floor(index / 90)}`,
        index,
      ]),
    );
    expect(Object.keys(fields(JSON.stringify(many)))).toHaveLength(formLimits.fields);
    const deep = `${'{"a":'.repeat(60)}1${"}".repeat(60)}`;
    const [[path, forms] = ["", []]] = Object.entries(fields(deep));
    expect(path.split(".")).toHaveLength(formLimits.depth + 1);
    expect(forms).toEqual(["too deep"]);
    const forms4 = fields('{"a":[1,"x",null,true,"2-3"]}')["a[]"];
    expect(forms4).toHaveLength(formLimits.forms);
  });
});

describe("lines", () => {
  it("have their properties' names, without case and blanks", () => {
    const body =
      "[RESPONSE]\ncode = 200\nproperty[credit threshold][0] = 10.00\nPROPERTY[X_Y][0] = a.com\nPROPERTY[X_Y][1] = \nEOF\n";
    expect(formOf(body, []).writing).toBe("lines");
    expect(fields(body)).toEqual({ CREDITTHRESHOLD: ["9.9"], XY: ["a.a", ""] });
  });

  it("show no name that quotes a secret, which has lost its signs there", () => {
    const body = "[RESPONSE]\nCODE = 200\nPROPERTY[my_own_secret][0] = 1\nEOF\n";
    expect(fields(body, ["my_own_secret"])).toEqual({ "*": ["9"] });
  });
});

describe("XML", () => {
  it("has paths of elements and attributes, whatever the prefix", () => {
    const body =
      '<?xml version="1.0"?><r:A xmlns:r="http://a.example"><B c="1.50" D=""><E>x</E><E>2</E><F/></B></r:A>';
    expect(formOf(body, []).writing).toBe("xml");
    expect(fields(body)).toEqual({
      "r:A@xmlns:r": ["a:/a.a"],
      "r:A.B@c": ["9.9"],
      "r:A.B@D": [""],
      "r:A.B.E": ["a", "9"],
      "r:A.B.F": [""],
    });
  });

  it("has items by their keys where they have nothing else, and by places where those are numbers", () => {
    const body =
      '<a><item key="b">1.50</item><item key="c"><list><item key="0">x</item><item key="1">2</item></list></item><item key="d"/><item key="e" type="f">3</item></a>';
    expect(fields(body)).toEqual({
      "a.b": ["9.9"],
      "a.c.list[]": ["a", "9"],
      "a.d": [""],
      "a.item": ["9"],
      "a.item@key": ["a"],
      "a.item@type": ["a"],
    });
    const [secret, odd] = ["hunter2hunter2", "two words"];
    expect(fields(`<a><item key="${secret}">1</item></a>`, [secret])).toEqual({ "a.*": ["9"] });
    expect(fields(`<a><item key="${odd}">1</item></a>`)).toEqual({ "a.*": ["9"] });
  });

  it("shows no name that quotes a secret", () => {
    expect(fields("<a><hunter2hunter2>1</hunter2hunter2></a>", ["hunter2hunter2"])).toEqual({
      "a.*": ["9"],
    });
  });
});

it.each(["", "<html>", "not json", "\0\0\0", '{"a":1,"a":2}'])("%j is neither", (body) => {
  expect(formOf(body, [])).toEqual({ writing: "other", forms: new Map() });
});
