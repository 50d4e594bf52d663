import { describe, expect, it, vi } from "vitest";
import { failed, failure, ok, withWait } from "../../../src/domain/failure.ts";
import { pauseKeeper } from "../../../src/registrars/http/keep-pause.ts";

const why = withWait(failure("http", { code: 429 }), 60);

describe("a client's requests", () => {
  it("are answered by what asked for a pause until that is over, without being sent", async () => {
    let now = 1000;
    const keep = pauseKeeper(() => now);
    const send = vi.fn(async () => ok("sent"));
    expect(await keep(async () => failed(why))).toEqual(failed(why));
    now += 59_999;
    expect(await keep(send)).toEqual(failed(why));
    expect(send).not.toHaveBeenCalled();
    now += 1;
    expect(await keep(send)).toEqual(ok("sent"));
  });

  it("are sent after a failure that asks for none, and under a clock that was set back", async () => {
    let now = 1000;
    const keep = pauseKeeper(() => now);
    expect(await keep(async () => failed(failure("server")))).toEqual(failed(failure("server")));
    expect(await keep(async () => ok(1))).toEqual(ok(1));
    await keep(async () => failed(why));
    now = 999;
    expect(await keep(async () => ok(2))).toEqual(ok(2));
  });

  it("count the pause from the answer, however long that took", async () => {
    let now = 0;
    const keep = pauseKeeper(() => now);
    await keep(async () => {
      now = 30_000;
      return failed(why);
    });
    now = 89_999;
    expect(await keep(async () => ok(1))).toEqual(failed(why));
  });
});
