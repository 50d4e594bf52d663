import { describe, expect, it } from "vitest";
import { everyRegistrar, password, useSimulator } from "../../support/contract/contract-account.ts";
import { asked, methodsOf } from "../../support/contract/every-method.ts";
import { spellings } from "../../support/registrars/secret-spellings.ts";

const { have } = useSimulator();

/** Where a text tells of a secret: in any spelling, as it is or as JSON has it, or by its beginning. */
const tellsOf = (text: string, secret: string): string[] =>
  spellings.flatMap(([how, spell]) => {
    const spelt = spell(secret);
    const forms = [spelt, JSON.stringify(spelt).slice(1, -1)];
    return forms.some((form) => text.includes(form)) ? [how] : [];
  });

const beginsLike = (text: string, secret: string): boolean =>
  text.includes(JSON.stringify(secret.slice(0, 6)).slice(1, -1));

it("a password that is told would be found", () => {
  for (const [how, spell] of spellings)
    expect(tellsOf(JSON.stringify({ text: `x ${spell(password)}` }), password)).toContain(how);
});

describe.each(everyRegistrar)("%s", (registrar) => {
  it.each(spellings)("keeps nothing of a password that successes quote %s", async (_how, spell) => {
    const { clientWith, authorization, harness } = await have(registrar);
    let quoted = 0;
    const client = clientWith({}, (body) => {
      const changed = harness.wire.quoting(body, spell(password));
      if (changed !== body) quoted++;
      return changed;
    });
    const answers: string[] = [];
    for (const method of methodsOf(registrar)) {
      const answer = await asked[method](client, authorization);
      answers.push(JSON.stringify(answer));
    }
    expect(quoted).toBeGreaterThan(1);
    for (const answer of answers) {
      expect(tellsOf(answer, password)).toEqual([]);
      expect(beginsLike(answer, password)).toBe(false);
    }
    // What it is quoted in is read all the same.
    expect(answers.filter((answer) => answer.startsWith('{"ok":true')).length).toBeGreaterThan(1);
    expect(answers.join()).toContain("…");
  });

  it.each(spellings)("nor of one that failures quote %s", async (_how, spell) => {
    const { client, authorization, harness, simulator } = await have(registrar);
    const code = harness.codes.find(([, kind]) => kind === "sign-in-failed")?.[0] ?? 0;
    const text = `refused for ${spell(password)}`;
    simulator.faults.set({}, { kind: "code", code, text });
    for (const method of methodsOf(registrar)) {
      const answer = await asked[method](client, authorization);
      expect(answer).toMatchObject({ ok: false, failure: { code, text: "" } });
      expect(tellsOf(JSON.stringify(answer), password)).toEqual([]);
    }
    simulator.faults.clear();
  });

  it("nor of a session, nor of the password that opened it", async () => {
    const { clientWith, authorization, harness, simulator } = await have(registrar);
    let quoted = "";
    const client = clientWith({}, (body) =>
      quoted === "" ? body : harness.wire.quoting(body, quoted),
    );
    const opened = await client.signIn(authorization);
    if (!opened.ok || opened.value === "stateless") return;
    const { session } = opened.value;
    for (const secret of [session, password]) {
      quoted = secret;
      for (const method of methodsOf(registrar)) {
        const answer = await asked[method](client, { kind: "session", session });
        expect(tellsOf(JSON.stringify(answer), secret)).toEqual([]);
      }
      quoted = "";
      simulator.faults.set({}, { kind: "code", code: 549, text: `refused for ${secret}` });
      expect(await client.balance({ kind: "session", session })).toMatchObject({
        failure: { text: "" },
      });
      simulator.faults.clear();
    }
  });

  it("sends none in an address, nor in a header but the one that is for it", async () => {
    const { client, authorization, requests, simulator } = await have(registrar);
    const opened = await client.signIn(authorization);
    for (const method of methodsOf(registrar)) await asked[method](client, authorization);
    const session = opened.ok && opened.value !== "stateless" ? opened.value.session : "";
    if (session) await client.signOut(session);
    expect(requests.length).toBeGreaterThan(0);
    const secrets = [password, ...(session ? [session] : [])];
    for (const { address, init } of requests) {
      const headers = new Headers(init.headers);
      headers.delete("authorization");
      for (const secret of secrets)
        expect(tellsOf(address + JSON.stringify([...headers]), secret)).toEqual([]);
    }
    expect(tellsOf(JSON.stringify(simulator.requests), password)).toEqual([]);
  });

  it("keeps nothing of the personal data that an answer holds beside its figures", async () => {
    const { client, authorization, harness, clientWith } = await have(registrar);
    if (harness.personal === null) return;
    const bodies: string[] = [];
    const seeing = clientWith({}, (body) => {
      bodies.push(body);
      return body;
    });
    for (const method of methodsOf(registrar)) {
      await asked[method](seeing, authorization);
      const answer = await asked[method](client, authorization);
      expect(JSON.stringify(answer)).not.toMatch(harness.personal);
    }
    expect(bodies.join()).toMatch(harness.personal);
  });
});
