// A registrar whose logins have several secret fields: what is typed of them is joined with what is kept.
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { FieldValues } from "../../src/domain/account.ts";
import { ok } from "../../src/domain/failure.ts";
import type { Profile } from "../../src/registrars/profile.ts";
import { newWorld, startWorker, type Worker, type World } from "../support/worker/worker.ts";

let world: World;
let worker: Worker;

beforeEach(async () => {
  world = newWorld();
  vi.doMock("../../src/registrars/inwx/profile.ts", async () => {
    const { inwxProfile } = await vi.importActual<{ inwxProfile: Profile }>(
      "../../src/registrars/inwx/profile.ts",
    );
    const { passwordField } = await import("../../src/registrars/password-field.ts");
    const { fields } = inwxProfile.signIn;
    const more = [
      { ...passwordField, id: "key" },
      { ...passwordField, id: "pin", required: false },
    ];
    return {
      inwxProfile: {
        ...inwxProfile,
        signIn: { ...inwxProfile.signIn, fields: [...fields, ...more] },
      },
    };
  });
  worker = await startWorker(world);
  world.registrar.passwords.set("one", "p");
});
// The profile stays replaced: several imports at once settle what is replaced each for itself, and one of them could take
// it away again while another one imports.
afterEach(() => {
  vi.unstubAllGlobals();
});

const test = (secretFields: FieldValues, accountId: string | null = null, user = "one") =>
  worker.handlers["test-account"]({
    draft: {
      accountId,
      registrar: "inwx",
      system: "live",
      endpoint: null,
      publicFields: { user },
      secretFields,
      oneTimePassword: "",
      keepPassword: false,
    },
  });

async function save(tested: Awaited<ReturnType<typeof test>>, isNew: boolean): Promise<string> {
  if (!tested.ok) throw new Error(tested.failure.kind);
  const settings = isNew ? { name: "Several", warnBelow: "", checkEvery: 15 } : null;
  const reply = await worker.handlers["save-account"]({ ticket: tested.value.ticket, settings });
  await worker.settled();
  if (!reply.ok) throw new Error(reply.failure.kind);
  return reply.value.accountId;
}

async function kept(id: string) {
  const account = (await worker.accounts()).find((each) => each.id === id);
  if (!account) throw new Error("no such account");
  return worker.readSecretFields(account);
}

const notConfigured = { failure: { kind: "not-configured" } };

it("all that must be there are asked for, and kept together under one seal", async () => {
  expect(await test({ password: "p" })).toMatchObject(notConfigured);
  expect(await test({ key: "k" })).toMatchObject(notConfigured);
  const id = await save(await test({ password: "p", key: "k" }), true);
  expect(await kept(id)).toEqual(ok({ password: "p", key: "k" }));
  expect(world.browser.storage.local.text()).not.toMatch(/"key":|"pin":/);
});

it("one that is left empty is the kept one, for the very login it was entered for", async () => {
  const id = await save(await test({ password: "p", key: "k" }), true);
  await save(await test({ key: "new", pin: "1" }, id), false);
  expect(await kept(id)).toEqual(ok({ password: "p", key: "new", pin: "1" }));
  const authorizations = world.registrar.calls.flatMap(({ authorization }) =>
    authorization?.kind === "credential" ? [authorization.secretFields] : [],
  );
  expect(authorizations).toContainEqual({ password: "p", key: "new", pin: "1" });
  world.registrar.passwords.set("two", "q");
  expect(await test({ password: "q" }, id, "two")).toMatchObject(notConfigured);
  await save(await test({ password: "q", key: "k2" }, id, "two"), false);
  expect(await kept(id)).toEqual(ok({ password: "q", key: "k2" }));
});

it("what was typed whole does not hang on a kept one that cannot be opened", async () => {
  const id = await save(await test({ password: "p", key: "k" }), true);
  const { secrets } = (await world.browser.storage.local.get("secrets")) as {
    secrets: { value: Record<string, { secretFields: { data: string } }> };
  };
  const mine = secrets.value[id];
  if (!mine) throw new Error("nothing is kept");
  mine.secretFields.data = "AAAA";
  await world.browser.storage.local.set({ secrets });
  expect(await test({ password: "p" }, id)).toMatchObject({ failure: { kind: "vault" } });
  await save(await test({ password: "p", key: "k" }, id), false);
  expect(await kept(id)).toEqual(ok({ password: "p", key: "k" }));
});
