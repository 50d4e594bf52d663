// What arrives at the registrar: of each client every method is called, and the simulator's log is compared with what
// the profile says that is sent.
import { describe, expect, it } from "vitest";
import { functions } from "../../../src/registrars/profile.ts";
import { profileOf } from "../../../src/registrars/profiles.ts";
import { everyRegistrar, useSimulator } from "../../support/contract/contract-account.ts";
import { asked, methodsOf } from "../../support/contract/every-method.ts";
import { simulatorOf } from "../../support/contract/harnesses.ts";

const { have } = useSimulator();

it("every line of the registry has a simulator here", () => {
  for (const registrar of everyRegistrar) expect(simulatorOf(registrar).user).not.toBe("");
  expect(() => simulatorOf("nobody")).toThrow("no harness for nobody");
});

describe.each(everyRegistrar)("%s", (registrar) => {
  it("is sent the commands of its profile, all of them and no others, and answers each", async () => {
    const all = await have(registrar);
    const { client, clientWith, authorization, commands, simulator, harness } = all;
    const opened = await client.signIn(authorization);
    expect(opened.ok).toBe(true);
    for (const method of methodsOf(registrar)) {
      const answer = await asked[method](client, authorization);
      expect([method, answer.ok ? "" : answer.failure]).toEqual([method, ""]);
      expect([method, JSON.stringify(answer)]).not.toEqual([method, '{"ok":true,"value":[]}']);
    }
    if (opened.ok && opened.value !== "stateless")
      expect(await client.signOut(opened.value.session)).toEqual({ ok: true, value: null });
    for (const publicFields of harness.logins ?? [])
      expect(await clientWith({}, undefined, publicFields).balance(authorization)).toMatchObject({
        ok: true,
      });
    const profile = profileOf({ registrar });
    const listed = functions.flatMap((name) => profile.commands[name]);
    expect([...new Set(commands())].sort()).toEqual([...new Set(listed)].sort());
    // None of what was sent was refused for how it was written.
    expect(simulator.requests.map(({ status }) => status)).toEqual(commands().map(() => 200));
  });

  it("is asked at its own address, over HTTPS, with nothing that a browser would add", async () => {
    const { client, authorization, requests, address, simulator } = await have(registrar);
    await client.signIn(authorization);
    for (const method of methodsOf(registrar)) await asked[method](client, authorization);
    expect(new URL(address).protocol).toBe("https:");
    expect(requests.length).toBeGreaterThan(0);
    for (const { address: sent, init } of requests) {
      expect(new URL(sent).origin).toBe(new URL(address).origin);
      expect(init).toMatchObject({
        credentials: "omit",
        cache: "no-store",
        redirect: "error",
        referrerPolicy: "no-referrer",
      });
    }
    for (const { host } of simulator.requests) expect(host).toBe(new URL(address).host);
  });
});
