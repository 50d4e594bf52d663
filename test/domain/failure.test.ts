import { expect, it } from "vitest";
import { failure, failureKinds, failureTextLimit } from "../../src/domain/failure.ts";

it("cuts what a registrar said to a length worth showing", () => {
  const said = "x".repeat(failureTextLimit + 1);
  expect(failure("server", { text: said }).text).toBe("x".repeat(failureTextLimit));
  expect(failure("server", { text: "short" }).text).toBe("short");
});

it("has no code, text or command where there was none, rather than a zero", () => {
  expect(failure("offline")).toEqual({ kind: "offline", code: null, text: "", command: null });
  expect(failure("server", { code: 0 }).code).toBe(0);
});

it("knows each kind once", () => {
  expect(new Set(failureKinds).size).toBe(failureKinds.length);
});
