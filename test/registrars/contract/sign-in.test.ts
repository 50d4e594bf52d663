import { describe, expect, it } from "vitest";
import type { Session } from "../../../src/registrars/contract.ts";
import { profileOf } from "../../../src/registrars/profiles.ts";
import { everyRegistrar, useSimulator } from "../../support/contract/contract-account.ts";
import { asked, methodsOf } from "../../support/contract/every-method.ts";
import { provedAt } from "../../support/registrars/credential.ts";

const { have } = useSimulator();

/** The registrars whose clients open a session, and the others. */
const isStateless = (registrar: string): boolean =>
  profileOf({ registrar }).commands.sessions.length === 0;
const withSessions = everyRegistrar.filter((registrar) => !isStateless(registrar));
const stateless = everyRegistrar.filter(isStateless);

describe.each(everyRegistrar)("a refused sign-in at %s", (registrar) => {
  it("is tried once by each method, and never in another way", async () => {
    const { client, simulator, harness, commands } = await have(registrar);
    const wrong = provedAt(registrar, "not the password");
    const { atOnce } = profileOf({ registrar }).pace;
    for (const method of methodsOf(registrar)) {
      const before = commands().length;
      expect([method, await asked[method](client, wrong)]).toMatchObject([
        method,
        { ok: false, failure: { kind: "sign-in-failed" } },
      ]);
      // Counts may be under way side by side when the first is refused.
      expect(commands().length - before).toBeLessThanOrEqual(method === "counts" ? atOnce : 1);
    }
    const { tried = 0, refused } = simulator.signIns[harness.user] ?? {};
    expect([tried, refused]).toEqual([commands().length, commands().length]);
  });

  it("opens no session, and is told as what it is", async () => {
    const { client, simulator, harness } = await have(registrar);
    const opened = await client.signIn(provedAt(registrar, "not the password"));
    if (isStateless(registrar)) {
      expect(opened).toEqual({ ok: true, value: "stateless" });
      expect(simulator.requests).toEqual([]);
    } else {
      expect(opened).toMatchObject({ ok: false, failure: { kind: "sign-in-failed" } });
      expect(simulator.signIns[harness.user]).toEqual({ tried: 1, refused: 1 });
    }
  });
});

const expired = { kind: "session-expired" };

describe.each(withSessions)("a session at %s", (registrar) => {
  async function signedIn() {
    const all = await have(registrar);
    const opened = await all.client.signIn(all.authorization);
    if (!opened.ok || opened.value === "stateless") throw new Error("No session was opened");
    const { session, timeout, maxTtl } = opened.value;
    expect([timeout, maxTtl].every((seconds) => seconds >= 60)).toBe(true);
    return { ...all, session: { kind: "session", session } satisfies Session };
  }

  it("is opened once, used by each method in place of the password, and closed", async () => {
    const { client, simulator, harness, session } = await signedIn();
    for (const method of methodsOf(registrar))
      expect([method, await asked[method](client, session)]).toMatchObject([method, { ok: true }]);
    expect(simulator.signIns[harness.user]).toEqual({ tried: 1, refused: 0 });
    expect(await client.signOut(session.session)).toEqual({ ok: true, value: null });
    // Where nothing closes one, it is let be.
    const after = harness.closesSessions === false ? { ok: true } : { failure: expired };
    expect(await client.balance(session)).toMatchObject(after);
  });

  it("that has ended is told so by each method, which asks for nothing more", async () => {
    const { client, simulator, harness, session, commands } = await signedIn();
    simulator.account(harness.key).endSessions();
    const { atOnce } = profileOf({ registrar }).pace;
    for (const method of methodsOf(registrar)) {
      const before = commands().length;
      expect([method, await asked[method](client, session)]).toMatchObject([
        method,
        { ok: false, failure: { kind: "session-expired" } },
      ]);
      expect(commands().length - before).toBeLessThanOrEqual(method === "counts" ? atOnce : 1);
    }
    // The client opens none by itself: how often that may be is the worker's decision.
    expect(simulator.signIns[harness.user]).toEqual({ tried: 1, refused: 0 });
  });
});

describe.each(stateless)("%s, which has no sessions", (registrar) => {
  it("is sent nothing to sign in and out, and the credential with each request", async () => {
    const { client, authorization, simulator } = await have(registrar);
    expect(await client.signIn(authorization)).toEqual({ ok: true, value: "stateless" });
    expect(await client.signOut("none")).toEqual({ ok: true, value: null });
    expect(simulator.requests).toEqual([]);
    for (const method of methodsOf(registrar)) await asked[method](client, authorization);
    expect(new Set(simulator.requests.map(({ via }) => via))).toEqual(new Set(["password"]));
  });

  it("is asked nothing with a session, which only an altered record can have", async () => {
    const { client, simulator } = await have(registrar);
    for (const method of methodsOf(registrar))
      expect(await asked[method](client, { kind: "session", session: "made up" })).toMatchObject({
        failure: { kind: "not-configured" },
      });
    expect(simulator.requests).toEqual([]);
  });
});
