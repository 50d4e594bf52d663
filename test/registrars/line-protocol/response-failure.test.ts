import { describe, expect, it } from "vitest";
import type { FailureKind } from "../../../src/domain/failure.ts";
import type { Authorization } from "../../../src/registrars/contract.ts";
import { failureOf } from "../../../src/registrars/line-protocol/response-failure.ts";
import { byPassword } from "../../support/registrars/credential.ts";

const password: Authorization = byPassword("s3cret (Pass)", "914207");
const session: Authorization = { kind: "session", session: "QkJUz3wjjLW2" };
const answer = (code: number, description: string) => ({ code, description, columns: new Map() });

const table: [number, string, FailureKind, FailureKind][] = [
  [420, "Server closing connection", "server", "server"],
  [421, "Client should try again", "server", "server"],
  [422, "Abuse detected", "locked-out", "locked-out"],
  [423, "Could not get session", "server", "server"],
  [425, "Usage exceeded", "locked-out", "locked-out"],
  [500, "Invalid command name", "rejected", "rejected"],
  [503, "Invalid attribute name", "rejected", "rejected"],
  [504, "Missing required attribute", "rejected", "rejected"],
  [505, "Invalid attribute value syntax", "rejected", "rejected"],
  [506, "Invalid option value", "rejected", "rejected"],
  [507, "Session expired", "rejected", "session-expired"],
  [520, "Server closing connection", "too-many-sessions", "too-many-sessions"],
  [521, "Too many sessions", "too-many-sessions", "too-many-sessions"],
  [530, "Authentication failed", "sign-in-failed", "sign-in-failed"],
  [530, "", "sign-in-failed", "sign-in-failed"],
  [530, "Authentication failed; OTP required", "otp-needed", "otp-needed"],
  [530, "missing otp", "otp-needed", "otp-needed"],
  [530, "Authentication failed; no such hotpot", "sign-in-failed", "sign-in-failed"],
  [530, "SESSION NOT FOUND", "sign-in-failed", "session-expired"],
  [530, "Authentication failed; sessionid not found", "sign-in-failed", "session-expired"],
  [530, "USER NOT FOUND", "sign-in-failed", "sign-in-failed"],
  [531, "Authorization failed; Operation forbidden by ACL", "not-allowed", "not-allowed"],
  [535, "IP address not allowed", "address-refused", "address-refused"],
  [541, "Invalid attribute value", "rejected", "rejected"],
  [545, "Entity reference not found", "rejected", "rejected"],
  [546, "Credit limit exceeded", "rejected", "rejected"],
  [549, "Command failed", "rejected", "rejected"],
  [199, "?", "rejected", "rejected"],
  [300, "?", "rejected", "rejected"],
  [999, "?", "rejected", "rejected"],
];

it.each(table)(
  "%i %s is %s with a password, %s with a session",
  (code, text, byPassword, inSession) => {
    const details = { code, text, command: "StatusAccount" };
    expect(failureOf(answer(code, text), "StatusAccount", password)).toEqual({
      kind: byPassword,
      ...details,
    });
    expect(failureOf(answer(code, text), "StatusAccount", session)).toEqual({
      kind: inSession,
      ...details,
    });
  },
);

it.each([200, 210, 299])("%i is none", (code) => {
  expect(failureOf(answer(code, "OTP"), "StatusAccount", password)).toBeNull();
});

describe("a text that quotes a secret is not kept", () => {
  it.each([
    ["the password", "login test.user/s3cret (Pass) refused", password],
    ["the password in upper case", "S3CRET (PASS)", password],
    ["the password, percent-encoded", "s_pw=s3cret%20%28Pass%29", password],
    ["the one-time password", "OTP 914207 is wrong", password],
    ["the session", "SESSION QkJUz3wjjLW2 NOT FOUND", session],
    ["a secret across the place where texts are cut", `${"x".repeat(295)}s3cret (Pass)`, password],
  ])("%s", (_, description, authorization) => {
    const why = failureOf(answer(530, description), "StatusAccount", authorization);
    expect(why?.text).toBe("");
    expect(why?.code).toBe(530);
  });

  it("but the kind is still told by it", () => {
    expect(failureOf(answer(530, "OTP 914207 is wrong"), "StatusAccount", password)?.kind).toBe(
      "otp-needed",
    );
  });

  it("and an empty secret is in no text", () => {
    const authorization: Authorization = byPassword("", " ");
    expect(failureOf(answer(549, "Command failed"), "StatusAccount", authorization)?.text).toBe(
      "Command failed",
    );
  });
});
