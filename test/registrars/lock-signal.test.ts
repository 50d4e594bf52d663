import { beforeEach, describe, expect, it } from "vitest";
import type { Registrar } from "../../src/domain/account.ts";
import type { Authorization } from "../../src/registrars/contract.ts";
import { byPassword, named } from "../support/registrars/credential.ts";
import { type Answer, fakeRegistrar } from "../support/registrars/fake-registrar.ts";
import { fullClient } from "../support/registrars/full-client.ts";
import { success } from "../support/registrars/response-text.ts";

const authorization: Authorization = byPassword("secret");
const locked = { ok: false, failure: { kind: "locked" } };

describe.each<Registrar>(["ispapi", "cnr"])(
  "after the lock signal, a client of %s",
  (registrar) => {
    let lock: AbortController;
    let answer: (body: Answer) => void;
    let asked: Promise<void>;
    let registrarSide: ReturnType<typeof fakeRegistrar>;
    let client: ReturnType<typeof fullClient>;
    const answers: Answer[] = [];

    beforeEach(() => {
      lock = new AbortController();
      answers.length = 0;
      let note: () => void;
      asked = new Promise((resolve) => {
        note = resolve;
      });
      registrarSide = fakeRegistrar(({ init }) => {
        note();
        const ready = answers.shift();
        if (ready !== undefined) return ready;
        return new Promise((resolve, reject) => {
          answer = resolve;
          init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
        });
      });
      client = fullClient(
        { registrar, system: "live", endpoint: null, publicFields: named("user") },
        { ...registrarSide.surroundings, signal: lock.signal },
      );
    });

    it("sends nothing any more", async () => {
      lock.abort();
      expect(await client.balance(authorization)).toMatchObject(locked);
      expect(await client.signIn(authorization)).toMatchObject(locked);
      expect(await client.counts(authorization)).toMatchObject(locked);
      expect(registrarSide.received).toEqual([]);
    });

    it("sends nothing of what waited for its turn when it came", async () => {
      const turns: (() => void)[] = [];
      client = fullClient(
        { registrar, system: "live", endpoint: null, publicFields: named("user") },
        {
          ...registrarSide.surroundings,
          signal: lock.signal,
          inTurn: async (work) => {
            await new Promise<void>((go) => turns.push(go));
            return work();
          },
        },
      );
      const waiting = [client.balance(authorization), client.signIn(authorization)];
      await expect.poll(() => turns.length).toBe(2);
      lock.abort();
      for (const go of turns) go();
      for (const answered of await Promise.all(waiting)) expect(answered).toMatchObject(locked);
      expect(registrarSide.received).toEqual([]);
    });

    it("has given up what was under way", async () => {
      const status = client.balance(authorization);
      await asked;
      lock.abort();
      expect(await status).toMatchObject(locked);
      expect(registrarSide.received[0]?.init.signal?.aborted).toBe(true);
    });

    it("closes a session that opens late, once it knows its name", async () => {
      const opening = client.signIn(authorization);
      await asked;
      lock.abort();
      answers.push(success());
      const name = registrar === "ispapi" ? "SESSION" : "SESSIONID";
      answer(success({ [name]: ["late"] }));
      expect(await opening).toMatchObject(locked);
      const [, closing] = registrarSide.received;
      expect(closing?.command.COMMAND).toBe(registrar === "ispapi" ? "EndSession" : "StopSession");
      expect(closing?.fields.flat()).toContain("late");
    });

    it("still closes a session", async () => {
      lock.abort();
      answers.push(success());
      expect(await client.signOut("open")).toEqual({ ok: true, value: null });
    });
  },
);
