// Names that a registrar tells or a user types, as they come in notifications, tooltip, calendar and files.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { calendarText } from "../../src/domain/calendar-entry.ts";
import { dayOf } from "../../src/domain/foresight/bank-days.ts";
import { profiles } from "../../src/registrars/profiles.ts";
import { charge } from "../support/domain/charges.ts";
import { minute, noon, preferencesWith, statusWith } from "../support/domain/records.ts";
import { newWorld, pass, startWorker, type Worker, type World } from "../support/worker/worker.ts";

const today = dayOf(noon);

let world: World;
let worker: Worker;
beforeEach(() => vi.stubEnv("TZ", "UTC"));
afterEach(() => vi.unstubAllEnvs());

async function begin(): Promise<void> {
  world = newWorld();
  worker = await startWorker(world);
  world.browser.grantedPermissions.add("notifications");
  await worker.handlers["save-preferences"]({ preferences: preferencesWith({ notify: true }) });
}

const parts = [
  ...[
    "\u202e",
    "\u2066",
    "\u2069",
    "\u2068",
    "\u200f",
    "\u061c",
    "\u2028",
    "\r\n",
    "\n",
    "\t",
    "\u0000",
  ],
  ...[
    "<img src=x onerror=alert(1)>",
    "&amp;",
    "=1+1",
    "+",
    "-",
    "@",
    "$1",
    "$&",
    '"',
    "\\",
    ";",
    ",",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "shop.de",
    "אבג",
    "العربية",
    "\ud83d",
    "🏦",
  ],
];
const hostile = fc
  .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 })
  .map((chosen) => chosen.join(""));

/** What is left beside isolates that are whole, with nothing in them that turns or ends them. */
const outside = (text: string): string =>
  text.replaceAll(/\u2068[^\p{Bidi_Control}\p{Cc}]*\u2069/gu, "");
const turns = (text: string): boolean => /[\p{Bidi_Control}]/u.test(outside(text));
/** A line may end, and nothing else may stand for what nobody sees. */
const breaks = (text: string): boolean => /[^\n\P{Cc}]/u.test(text);

/** The registrar at the client's seam knows its accounts by user and password. */
const known = profiles
  .filter(({ signIn }) =>
    ["user", "password"].every((id) => signIn.fields.some((each) => each.id === id)),
  )
  .map(({ id }) => id);

describe.each(known)("with hostile names, an account of %s", (registrar) => {
  it("is told of by one notification and one tooltip that no name turns, breaks or counts wrongly", async () => {
    await fc.assert(
      fc.asyncProperty(
        hostile,
        fc.uniqueArray(hostile, { minLength: 1, maxLength: 3 }),
        async (name, names) => {
          await begin();
          await worker.have({ id: "one", name, registrar });
          world.registrar.statuses.set("one", statusWith({ balance: "1.00" }));
          const next = { nextAction: "expireunpaid" as const, gross: "10" };
          world.registrar.charges.set(
            "one",
            names.map((object) => charge(today + 1, { ...next, object })),
          );
          await worker.checkDue(Date.now());
          pass(20 * minute);
          await worker.checkDue(Date.now());
          const shown = await worker.shown();
          expect(shown?.foresight?.atRisk?.count).toBe(names.length);
          const notices = [...world.browser.notices.shown.values()];
          expect(notices.length).toBeGreaterThan(0);
          const texts = notices.flatMap(({ title, message }) => [title, message]);
          for (const text of [...texts, world.browser.badge.title])
            expect([text, turns(text), breaks(text)]).toEqual([text, false, false]);
          for (const { title } of notices) expect(title).not.toContain("\n");
          // A sentence that was made of "$1" and the like would have lost its amount.
          expect(texts.join("\n").replaceAll("\u00a0", " ")).toMatch(/\d0\.00 EUR/);
        },
      ),
      { numRuns: 12 },
    );
  });
});

it("a calendar's entry names its account in an isolate, on a line of its own", async () => {
  await begin();
  const { payEntry } = await import("../../src/text/pay-entry.ts");
  const pay = {
    amount: "100",
    currency: "EUR",
    by: today + 3,
    due: today + 5,
    through: today + 30,
  };
  fc.assert(
    fc.property(hostile, (name) => {
      const account = { id: "one", name, paymentNote: name };
      const entry = payEntry(account, { ...pay, saves: "all" }, Date.now());
      expect(entry && turns(entry.title)).toBe(false);
      const file = calendarText(entry ? [entry] : []);
      const lines = file.replaceAll("\r\n ", "").split(/[\r\n\u2028\u2029\u0085\v\f]+/);
      expect(lines.filter((line) => line !== "" && !/^[A-Z-]+[:;]/.test(line))).toEqual([]);
      expect(lines.filter((line) => line.startsWith("SUMMARY:"))).toHaveLength(1);
    }),
  );
});
