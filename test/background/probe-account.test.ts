// What a page is told of a registrar's answers: asked of the worker as it is, against an embedded registrar.
import { expect, it, vi } from "vitest";
import type { Result } from "../../src/domain/failure.ts";
import type { Probe } from "../../src/domain/probe/probe.ts";
import type { TestReport } from "../../src/messages/message-map.ts";
import { draftOf, loginOf, saveMessage } from "../simulator/draft-of.ts";
import { wholeWorker } from "../support/worker/whole-worker.ts";

const whole = wholeWorker("rtr");
const { send, overview } = whole;

async function added(): Promise<string> {
  const draft = draftOf(whole.simulator.account("rtr").state, {
    endpoint: `http://127.0.0.1:${whole.simulator.httpPort}/rtr/live/`,
  });
  const tested = await send<Result<TestReport>>({ name: "test-account", draft: loginOf(draft) });
  if (!tested.ok) throw new Error(JSON.stringify(tested.failure));
  const saved = await send<Result<{ accountId: string }>>(saveMessage(draft, tested.value));
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure));
  const { workSettled } = await import("../../src/background/at-work.ts");
  await workSettled();
  return saved.value.accountId;
}

const probe = (accountId: string) => send<Result<Probe>>({ name: "probe-account", accountId });

it("has the fields of each answer, and no value, key or handle", async () => {
  const accountId = await added();
  const told = await probe(accountId);
  if (!told.ok) throw new Error(told.failure.kind);
  const { requests, outcomes } = told.value;
  const credit = requests.find(({ command }) => command === "GET /customers/{customer}/credit");
  expect(credit).toMatchObject({ statuses: [200], writing: "json" });
  expect(credit?.fields["accounts[].balance"]).toEqual(["9"]);
  expect(outcomes.find(({ method }) => method === "balance")?.outcome).toBe("ok");
  const { password, login } = whole.simulator.account("rtr").state;
  const figures = (await overview())?.accounts[0]?.figures;
  const text = JSON.stringify(told);
  for (const value of [password, login, figures?.balance ?? "no figures"])
    expect(text).not.toContain(value);
});

it("ends at the first refusal of the account, which becomes its trouble, and is not tried again", async () => {
  const accountId = await added();
  whole.simulator.faults.set({ account: "rtr" }, { kind: "status", status: 401 });
  const before = whole.simulator.requests.length;
  const told = await probe(accountId);
  expect(told).toMatchObject({
    ok: true,
    value: { outcomes: [{ method: "balance", outcome: "sign-in-failed" }] },
  });
  expect(whole.simulator.requests.length - before).toBe(1);
  await vi.waitFor(async () =>
    expect((await overview())?.accounts[0]?.trouble?.failure.kind).toBe("sign-in-failed"),
  );
  // Refused for now: nothing was asked, so there is nothing to list.
  expect(await probe(accountId)).toMatchObject({ ok: false, failure: { kind: "sign-in-failed" } });
  expect(whole.simulator.requests.length - before).toBe(1);
});

it("keeps a pause that its figures met for checks as well", async () => {
  const accountId = await added();
  whole.simulator.faults.set(
    { account: "rtr" },
    { kind: "status", status: 429, headers: { "retry-after": "3600" } },
  );
  expect((await probe(accountId)).ok).toBe(true);
  const before = whole.simulator.requests.length;
  await send({ name: "refresh", accountId });
  expect(whole.simulator.requests).toHaveLength(before);
});

it("is not had of an account that is not there, nor of a sample", async () => {
  expect(await probe("gone")).toMatchObject({ ok: false, failure: { kind: "account-gone" } });
  expect(whole.simulator.requests).toEqual([]);
});
