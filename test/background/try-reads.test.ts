// What a login may read, tried before it is saved: by the worker as it is, against an embedded registrar.
import { afterEach, expect, it } from "vitest";
import type { Result } from "../../src/domain/failure.ts";
import type { Outcome } from "../../src/domain/probe/probe.ts";
import type { TestReport } from "../../src/messages/message-map.ts";
import { draftOf, loginOf, saveMessage } from "../simulator/draft-of.ts";
import { wholeWorker } from "../support/worker/whole-worker.ts";

const whole = wholeWorker("rtr");
const { send } = whole;
// What a saving began is over: its requests are none of the next test's.
afterEach(async () => {
  const { workSettled } = await import("../../src/background/at-work.ts");
  await workSettled();
});

const draft = () =>
  draftOf(whole.simulator.account("rtr").state, {
    endpoint: `http://127.0.0.1:${whole.simulator.httpPort}/rtr/live/`,
  });
async function tested(): Promise<TestReport> {
  const answer = await send<Result<TestReport>>({
    name: "test-account",
    draft: loginOf(draft()),
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}
const tryReads = (ticket: string) => send<Result<Outcome[]>>({ name: "try-reads", ticket });
const commands = () => [...new Set(whole.simulator.requests.map(({ command }) => command))];

it("asks each thing once, and tells how it ended", async () => {
  const { ticket } = await tested();
  whole.simulator.faults.set(
    { command: "GET /billing/financialtransactions" },
    { kind: "status", status: 403 },
  );
  const answer = await tryReads(ticket);
  if (!answer.ok) throw new Error(answer.failure.kind);
  const told = Object.fromEntries(answer.value.map(({ method, outcome }) => [method, outcome]));
  expect(told).toEqual({ counts: "ok", charges: "ok", bookings: "not-allowed" });
  expect(commands()).toContain("GET /domains");
  // It waits still: what was tried can be saved.
  expect((await send<Result<unknown>>(saveMessage(draft(), await tested()))).ok).toBe(true);
});

it("asks nothing under a ticket that waits no longer", async () => {
  const { ticket } = await tested();
  await tested();
  const before = whole.simulator.requests.length;
  expect(await tryReads(ticket)).toMatchObject({ ok: false, failure: { kind: "test-expired" } });
  expect(whole.simulator.requests).toHaveLength(before);
});

it("ends where the test is saved meanwhile", async () => {
  const report = await tested();
  whole.simulator.faults.set({ command: "GET /dns/zones" }, { kind: "hold" });
  const answer = tryReads(report.ticket);
  await expect.poll(() => commands()).toContain("GET /dns/zones");
  expect((await send<Result<unknown>>(saveMessage(draft(), report))).ok).toBe(true);
  whole.simulator.faults.clear();
  expect(await answer).toMatchObject({ ok: true, value: [{ method: "counts" }] });
});

it.each([
  ["a refusal", { kind: "status", status: 401 } as const, "sign-in-failed"],
  ["haste", { kind: "status", status: 429 } as const, "http"],
])(
  "ends with %s, and so does the test: neither is met again by trying or saving",
  async (_what, fault, kind) => {
    const report = await tested();
    whole.simulator.faults.set({ account: "rtr" }, fault);
    const before = whole.simulator.requests.length;
    expect(await tryReads(report.ticket)).toMatchObject({ ok: false, failure: { kind } });
    expect(
      whole.simulator.requests.slice(before).map(({ command, status }) => [command, status]),
    ).toHaveLength(1);
    expect(await tryReads(report.ticket)).toMatchObject({ failure: { kind: "test-expired" } });
    expect(await send<Result<unknown>>(saveMessage(draft(), report))).toMatchObject({
      failure: { kind: "test-expired" },
    });
    expect(whole.simulator.requests.length - before).toBe(1);
  },
);
