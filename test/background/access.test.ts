import { beforeEach, describe, expect, it } from "vitest";
import { loginOf } from "../simulator/draft-of.ts";
import { accountWith } from "../support/domain/records.ts";
import {
  draftWith,
  newWorld,
  startWorker,
  type Worker,
  type World,
} from "../support/worker/worker.ts";

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = newWorld();
  worker = await startWorker(world);
});

const proxy = "https://proxy.example/api/call.cgi";
const granted = "https://proxy.example/*";

describe("an account of version 0.1.0 at http://localhost", () => {
  beforeEach(async () => {
    await worker.have({ id: "one", endpoint: "http://localhost:8080/api/call.cgi" }, { id: "two" });
  });

  it("is there, is sent nothing, and says why", async () => {
    await worker.checkDue(Date.now());
    await worker.refresh("one", Date.now());
    expect((await worker.accounts()).map(({ id }) => id)).toEqual(["one", "two"]);
    expect(world.registrar.calls.filter(({ user }) => user === "one")).toEqual([]);
    expect((await worker.shown())?.trouble?.failure.kind).toBe("unsafe-endpoint");
    expect((await worker.snapshot("two"))?.trouble).toBeNull();
  });

  it("goes on at 127.0.0.1, once that was entered", async () => {
    await worker.checkDue(Date.now());
    const endpoint = "http://127.0.0.1:8080/api/call.cgi";
    const draft = draftWith({ id: "one", endpoint, password: "password of one" });
    const report = await worker.testAccount(draft);
    if (!report.ok) throw new Error(report.failure.kind);
    expect((await worker.saveAccount(draft, report.value)).ok).toBe(true);
    expect((await worker.snapshot())?.trouble).toBeNull();
  });

  it("is not taken anew", async () => {
    const { isMessage } = await import("../../src/messages/message-schema.ts");
    const draft = loginOf(draftWith({ endpoint: "http://localhost:8080/" }));
    expect(isMessage({ name: "test-account", draft })).toBe(false);
    expect(isMessage({ name: "test-account", draft: { ...draft, endpoint: proxy } })).toBe(true);
  });
});

describe("the permission for an account's own host", () => {
  it("is given back with the last account that needs it", async () => {
    await worker.have({ id: "one", endpoint: proxy }, { id: "two", endpoint: `${proxy}?two` });
    await worker.removeAccount("one");
    expect(world.browser.removedOrigins).toEqual([]);
    await worker.removeAccount("two");
    expect(world.browser.removedOrigins).toEqual([granted]);
  });

  it("is given back when its account moves to another address", async () => {
    await worker.have({ id: "one", endpoint: proxy });
    const draft = draftWith({ id: "one", password: "password of one" });
    const report = await worker.testAccount(draft);
    if (!report.ok) throw new Error(report.failure.kind);
    await worker.saveAccount(draft, report.value);
    expect(world.browser.removedOrigins).toEqual([granted]);
  });

  it("stays where the account only signs in anew", async () => {
    await worker.have({ id: "one", endpoint: proxy });
    const draft = draftWith({ id: "one", endpoint: proxy, password: "" });
    const report = await worker.testAccount(draft);
    if (!report.ok) throw new Error(report.failure.kind);
    await worker.saveAccount(draft, report.value);
    expect(world.browser.removedOrigins).toEqual([]);
  });

  it("stays while an account that needs it may still be taken back", async () => {
    await worker.have({ id: "one", endpoint: proxy }, { id: "two", endpoint: `${proxy}?two` });
    await worker.handlers["remove-account"]({ accountId: "two" });
    const draft = draftWith({ id: "one", password: "password of one" });
    const report = await worker.testAccount(draft);
    if (!report.ok) throw new Error(report.failure.kind);
    await worker.saveAccount(draft, report.value);
    expect(world.browser.removedOrigins).toEqual([]);
    await worker.handlers["finish-removal"]({ accountId: "two" });
    expect(world.browser.removedOrigins).toEqual([granted]);
  });

  it.each([
    ["the registrar's own", null],
    ["the registrar's own, entered by hand", "https://api.ispapi.net/api/call.cgi"],
  ])("is no account's to give where it is %s", async (_which, endpoint) => {
    await worker.have(accountWith({ id: "one", endpoint }));
    await worker.removeAccount("one");
    expect(world.browser.removedOrigins).toEqual([]);
  });

  it("that the browser does not take back keeps no account from being removed", async () => {
    await worker.have({ id: "one", endpoint: proxy });
    world.browser.permissions.remove = () => Promise.reject(new Error("managed"));
    expect(await worker.removeAccount("one")).toMatchObject({ ok: true });
    expect(await worker.accounts()).toEqual([]);
  });
});
