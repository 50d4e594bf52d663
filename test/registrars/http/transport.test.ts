import { afterEach, expect, it, vi } from "vitest";
import type { HttpEnvironment } from "../../../src/registrars/contract.ts";
import { type Body, getForAny, post, postForAny } from "../../../src/registrars/http/transport.ts";
import { fakeRegistrar } from "../../support/registrars/fake-registrar.ts";

const formOf = (text: string): Body => ({ type: "application/x-www-form-urlencoded", text });

afterEach(() => {
  vi.useRealTimers();
});

const address = "https://api.example/api/call.cgi";
const never = new Promise<never>(() => {});
const failureLike = (kind: string, code: number | null = null, text = "") => ({
  ok: false,
  failure: { kind, code, text, command: null },
});

/** HttpEnvironment with another fetch. */
const via = (
  fetch: HttpEnvironment["fetch"],
  more: Partial<HttpEnvironment> = {},
): HttpEnvironment => ({
  fetch,
  isOnline: () => true,
  ...more,
});

it("posts a form that leaves nothing behind and follows nowhere", async () => {
  const { received, surroundings } = fakeRegistrar(() => "said");
  expect(await post(address, formOf("s_login=a"), surroundings)).toEqual({
    ok: true,
    value: "said",
  });
  const { signal, ...init } = received[0]?.init ?? {};
  expect(received[0]?.address).toBe(address);
  expect(signal).toBeInstanceOf(AbortSignal);
  expect(init).toEqual({
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "s_login=a",
    credentials: "omit",
    cache: "no-store",
    redirect: "error",
    referrerPolicy: "no-referrer",
  });
});

it("hands out an answer of any status, where the answer itself says what it is", async () => {
  const surroundings = via(async () => new Response("said", { status: 401 }));
  const body: Body = { type: "application/json", text: "{}" };
  expect(await postForAny(address, body, surroundings)).toEqual({
    ok: true,
    value: { status: 401, body: "said" },
  });
  expect(await post(address, body, surroundings)).toEqual(failureLike("http", 401));
});

it("asks for an address with nothing but the headers that prove who asks", async () => {
  const { received, surroundings } = fakeRegistrar(() => new Response("said", { status: 500 }));
  const headers = { authorization: "Bearer a1" };
  expect(await getForAny(address, headers, surroundings)).toEqual({
    ok: true,
    value: { status: 500, body: "said" },
  });
  const { signal: _signal, ...init } = received[0]?.init ?? {};
  expect(init).toEqual({
    method: "GET",
    headers,
    credentials: "omit",
    cache: "no-store",
    redirect: "error",
    referrerPolicy: "no-referrer",
  });
});

it("tells of an answer's headers those that were asked for, where they came", async () => {
  const headers = { "total-count": "1203", link: "<next>", "set-cookie": "a=1" };
  const surroundings = {
    fetch: async () => new Response("[]", { headers }),
    isOnline: () => true,
  };
  const wanted = ["total-count", "filtered-count"];
  const answer = await getForAny("https://api.example/", {}, surroundings, wanted);
  expect(answer).toEqual({
    ok: true,
    value: { status: 200, body: "[]", headers: { "total-count": "1203" } },
  });
});

it.each([
  ["30", 30],
  [" 86400 ", 86_400],
  ["86401", undefined],
  ["0", undefined],
  ["-5", undefined],
  ["1.5", undefined],
  ["Wed, 21 Oct 2026 07:28:00 GMT", undefined],
  ["", undefined],
])("a Retry-After of %j is a pause of %s seconds", async (said, wait) => {
  const surroundings = via(
    async () => new Response("", { status: 429, headers: { "retry-after": said } }),
  );
  const answer = await getForAny(address, {}, surroundings);
  expect(answer.ok && answer.value.wait).toBe(wait);
  const refused = await post(address, formOf(""), surroundings);
  expect(refused.ok ? null : refused.failure.wait).toBe(wait);
});

it("calls fetch without a this, as browsers demand", async () => {
  let self: unknown = "not called";
  const surroundings = via(async function (this: unknown) {
    self = this;
    return new Response("");
  });
  await post(address, formOf(""), surroundings);
  expect(self).toBeUndefined();
});

it("joins characters that were cut between two chunks", async () => {
  const bytes = new TextEncoder().encode("Zürich 🏛");
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const { surroundings } = fakeRegistrar(() => new Response(body));
  expect(await post(address, formOf(""), surroundings)).toEqual({ ok: true, value: "Zürich 🏛" });
});

it("takes an answer without a body, or with bytes that are no text", async () => {
  const empty = fakeRegistrar(() => new Response(null));
  expect(await post(address, formOf(""), empty.surroundings)).toEqual({ ok: true, value: "" });
  const bytes = fakeRegistrar(() => new Response(Uint8Array.of(0xff, 0x41, 0xc3)));
  expect(await post(address, formOf(""), bytes.surroundings)).toEqual({
    ok: true,
    value: "\ufffdA\ufffd",
  });
});

it.each([201, 204, 301, 403, 404, 500, 502, 503])("tells the HTTP status %i", async (status) => {
  const { surroundings } = fakeRegistrar(() => new Response(null, { status }));
  expect(await post(address, formOf(""), surroundings)).toEqual(failureLike("http", status));
});

/** A body of many chunks of 1 MiB, which knows how many were taken and whether it was given up. */
function bigBody(chunks: number) {
  const state = { taken: 0, given: false };
  const chunk = new Uint8Array(1024 * 1024).fill(65);
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (state.taken === chunks) return controller.close();
        state.taken++;
        controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  return { state, stream };
}

it("accepts 64 MiB by default, and stops reading at the next byte", async () => {
  const fits = bigBody(64);
  const taken = await post(
    address,
    formOf(""),
    fakeRegistrar(() => new Response(fits.stream)).surroundings,
  );
  expect(taken.ok && taken.value.length).toBe(64 * 1024 * 1024);
  const over = bigBody(200);
  expect(
    await post(address, formOf(""), fakeRegistrar(() => new Response(over.stream)).surroundings),
  ).toEqual(failureLike("malformed", null, "The answer exceeds 67108864 bytes"));
  expect(over.state.taken).toBe(65);
});

it("counts bytes, not characters", async () => {
  const { surroundings } = fakeRegistrar(() => "ä".repeat(6));
  const limited = (bodyLimit: number) => post(address, formOf(""), { ...surroundings, bodyLimit });
  expect((await limited(12)).ok).toBe(true);
  expect(await limited(11)).toEqual(failureLike("malformed", null, "The answer exceeds 11 bytes"));
});

it("gives up after 30 seconds without an answer", async () => {
  vi.useFakeTimers();
  let signal: AbortSignal | null | undefined;
  const settled = vi.fn();
  const answer = post(
    address,
    formOf(""),
    via((_, init) => {
      signal = init?.signal;
      return never;
    }),
  );
  void answer.then(settled);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(settled).not.toHaveBeenCalled();
  expect(signal?.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await answer).toEqual(failureLike("timeout"));
  expect(signal?.aborted).toBe(true);
});

it("counts the body into the time limit", async () => {
  vi.useFakeTimers();
  const drip = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 900));
      controller.enqueue(Uint8Array.of(65));
    },
  });
  const settled = vi.fn();
  const { surroundings } = fakeRegistrar(() => new Response(drip));
  const answer = post(address, formOf(""), { ...surroundings, timeLimit: 5000 });
  void answer.then(settled);
  await vi.advanceTimersByTimeAsync(4999);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await answer).toEqual(failureLike("timeout"));
});

it("leaves no timer behind", async () => {
  vi.useFakeTimers();
  await post(address, formOf(""), fakeRegistrar(() => "said").surroundings);
  await post(
    address,
    formOf(""),
    via(() => Promise.reject(new TypeError("Failed to fetch"))),
  );
  expect(vi.getTimerCount()).toBe(0);
});

it.each([
  ["fetch rejects", () => Promise.reject(new TypeError("Failed to fetch"))],
  [
    "fetch throws",
    () => {
      throw new TypeError("bad address");
    },
  ],
  [
    "the body breaks off",
    async () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            controller.error(new TypeError("network error"));
          },
        }),
      ),
  ],
])("is unreachable where %s, or offline where the browser is", async (_, fetch) => {
  expect(await post(address, formOf(""), via(fetch))).toEqual(failureLike("unreachable"));
  expect(await post(address, formOf(""), via(fetch, { isOnline: () => false }))).toEqual(
    failureLike("offline"),
  );
});

it("asks this very machine although the browser is offline", async () => {
  const { surroundings } = fakeRegistrar(() => "said");
  expect((await post(address, formOf(""), { ...surroundings, isOnline: () => false })).ok).toBe(
    true,
  );
});
