import { DomainRobot } from "js-domainrobot-sdk";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Simulator, startSimulator } from "../server.ts";

// Years later than today: what is due on which day must not depend on when the test runs.
const now = Date.UTC(2031, 2, 3, 9, 30);

let registrar: Simulator;
beforeAll(async () => {
  registrar = await startSimulator({ scenario: "autodns", now: () => now });
});
afterAll(() => registrar.close());
beforeEach(() => registrar.reset("autodns"));
afterEach(() => {
  expect(registrar.violations).toEqual([]);
});

const robot = (auth: { password?: string; context?: number } = {}) =>
  new DomainRobot({
    url: `http://127.0.0.1:${registrar.httpPort}/autodns/live/v1`,
    auth: {
      user: registrar.account("autodns").state.login,
      password: "plain-pass",
      context: 4,
      ...auth,
    },
  });

const query = (limit: number, key: string) => ({
  view: { limit, offset: 0, children: true },
  orders: [{ key, type: "ASC" }],
});

describe("the vendor's client", () => {
  beforeEach(() => {
    // Its library writes letters beyond ASCII into the header in another way than UTF-8.
    registrar.account("autodns").setPassword("plain-pass");
    // It prints each refusal, which would read like a failure of the tests.
    for (const level of ["log", "error"] as const)
      vi.spyOn(console, level).mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("lists domains with the members that it asks for, in order of their due days", async () => {
    const { result } = await robot()
      .domain()
      .list(query(3, "payable"), ["payable", "autoRenewStatus"]);
    expect(result.status).toMatchObject({ code: "S0105", type: "SUCCESS" });
    expect(result.object).toEqual({ type: "Domain", summary: 24 });
    expect(result.data.map(({ name, autoRenewStatus }) => [name, autoRenewStatus])).toEqual([
      ["over.com", "TRUE"],
      ["at-midnight.com", "TRUE"],
      ["yearly.com", "TRUE"],
    ]);
  });

  it("lists what can be restored, and counts certificates and contacts by one row each", async () => {
    const lost = await robot()
      .domain()
      // Its own types want a domain here, and its code sends what it is given.
      .restoreList(query(9, "deleted") as object, ["restorePhaseEnd"]);
    expect(lost.result.object?.summary).toBe(3);
    const one = { view: { limit: 1, offset: 0, children: true } };
    expect((await robot().certificate().list(one)).result.object?.summary).toBe(12);
    expect((await robot().contact().list(one)).result.object?.summary).toBe(96);
  });

  it("is refused with another password, and in another context", async () => {
    const refused = (auth: object) => robot(auth).domain().list(query(1, "payable"));
    await expect(refused({ password: "wrong" })).rejects.toMatchObject({ status: 401 });
    await expect(refused({ context: 7 })).rejects.toMatchObject({
      status: 400,
      error: { messages: [{ code: "EF01000" }] },
    });
  });
});
