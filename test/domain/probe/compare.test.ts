import { expect, it } from "vitest";
import { compare } from "../../../src/domain/probe/compare.ts";
import type { ProbedRequest } from "../../../src/domain/probe/probe.ts";

const request = (fields: Record<string, string[]>): ProbedRequest => ({
  command: "GET /x",
  times: 1,
  statuses: [200],
  writing: "json",
  fields,
});

const told = (fields: Record<string, string[]>, documented: string) =>
  compare(request(fields), { "GET /x": documented });

it("tells what is there, missing, absent and new", () => {
  expect(told({ a: ["9"], "l[].b": ["9"], z: ["9"] }, "a l[].b l[].c d? e")).toEqual({
    command: "GET /x",
    there: ["a", "l[].b"],
    missing: ["l[].c", "e"],
    absent: ["d"],
    news: ["z"],
  });
});

it("takes any one name for a star, and a sign for itself", () => {
  const { there, news } = told(
    { "per.EUR": ["9"], "per.EUR.x": ["9"], "a[].b-c": ["9"], "a[]xb-c": ["9"] },
    "per.* a[].b-c",
  );
  expect(there).toEqual(["per.EUR", "a[].b-c"]);
  expect(news).toEqual(["per.EUR.x", "a[]xb-c"]);
});

it("misses nothing in a list without rows", () => {
  const { missing, absent, news } = told({ l: ["empty list"], o: ["null"] }, "l[].b o.p q.r");
  expect(missing).toEqual(["q.r"]);
  expect(absent).toEqual(["l[].b", "o.p"]);
  expect(news).toEqual(["l", "o"]);
});

it("misses no column of a list of lines without rows, and any of one with them", () => {
  const list = (fields: Record<string, string[]>) =>
    compare({ ...request(fields), writing: "lines" }, { "GET /x": "COUNT TOTAL DOMAIN" });
  expect(list({ COUNT: ["9"], TOTAL: ["9"] }).missing).toEqual([]);
  expect(list({ COUNT: ["9"], TOTAL: ["9"] }).absent).toEqual(["DOMAIN"]);
  expect(list({ COUNT: ["9"], TOTAL: ["9"], ZONE: ["a"] }).missing).toEqual(["DOMAIN"]);
  expect(list({}).missing).toEqual(["COUNT", "TOTAL", "DOMAIN"]);
});

it("has all for news of a request that no document names", () => {
  expect(compare({ ...request({ a: ["9"] }), command: "GET /y" }, {}).news).toEqual(["a"]);
});
