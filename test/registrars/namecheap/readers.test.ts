import { describe, expect, it } from "vitest";
import { ipv4In, isIpv4 } from "../../../src/registrars/namecheap/ipv4.ts";
import { asDay } from "../../../src/registrars/namecheap/time.ts";

describe("a day", () => {
  it.each([
    ["01/14/2031", "2031-01-14"],
    ["1/4/2031", "2031-01-04"],
    [" 02/29/2028 ", "2028-02-29"],
    ["4/30/2021 11:31:13 AM", "2021-04-30"],
    ["12/31/2026 23:59:59", "2026-12-31"],
  ])("%s", (text, day) => {
    expect(asDay(text)).toBe(Date.parse(`${day}T00:00:00Z`));
  });

  it.each([
    undefined,
    "",
    "soon",
    "14/01/2031",
    "02/29/2027",
    "00/10/2031",
    "01/00/2031",
    "2031-01-14",
    "01.14.2031",
    "01/14/31",
    "12/31/1969",
    "01/14/2031 <b>",
    `01/14/2031 ${"0".repeat(40)}`,
  ])("is none of %s", (text) => {
    expect(asDay(text)).toBeNull();
  });
});

describe("an address", () => {
  it.each(["0.0.0.0", "203.0.113.7", "255.255.255.255"])("%s is one", (text) => {
    expect(isIpv4(text)).toBe(true);
    expect(ipv4In(`Invalid request IP: ${text}`)).toBe(text);
    expect(ipv4In(`${text}. Again: ${text}`)).toBe(text);
  });

  it.each([
    "",
    "1.2.3",
    "1.2.3.4.5",
    "256.1.1.1",
    "01.2.3.4",
    "1.2.3.4 ",
    "::1",
    "a.b.c.d",
    "1.2.3.4/8",
  ])("%s is none", (text) => {
    expect(isIpv4(text)).toBe(false);
  });

  it.each([
    "Invalid request IP: 1.2.3",
    "v1.2.3.4",
    "1.2.3.4.5",
    "fe80::1.2.3.4",
    "1.2.3.4:80",
    "1.2.3.4 and 1.2.3.5",
    "1.2.3.400",
  ])("is not found in %s", (text) => {
    expect(ipv4In(text)).toBeNull();
  });
});
