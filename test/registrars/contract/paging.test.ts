// Lists that grow and shrink while they are read, and servers that lie about them: each ends within a limit, and no
// charge is lost without a word.
import { describe, expect, it } from "vitest";
import { chargesLimits } from "../../../src/domain/foresight/charges-limits.ts";
import type { ChargesPage } from "../../../src/registrars/contract.ts";
import { profileOf } from "../../../src/registrars/profiles.ts";
import {
  type Between,
  everyRegistrar,
  numbered,
  useSimulator,
} from "../../support/contract/contract-account.ts";
import { asked, type Method, methodsOf } from "../../support/contract/every-method.ts";
import { simulatorOf } from "../../support/contract/harnesses.ts";
import { isDoubted, type LoadedCharges, loadCharges } from "../../support/contract/load-charges.ts";

const { have } = useSimulator();

const parts = { names: numbered(55), pageSize: 25 };
const namesIn = ({ sums }: LoadedCharges): Set<string> =>
  new Set(sums.rows.map(({ object }) => object));

/** What is missing of these names, where the list does not say that something may be. */
const lostSilently = (loaded: LoadedCharges, names: readonly string[]): string[] =>
  isDoubted(loaded) ? [] : names.filter((name) => !namesIn(loaded).has(name));

describe.each(everyRegistrar)("the charges of %s", (registrar) => {
  it("come once each, over all pages", async () => {
    const { client, authorization, harness, commands } = await have(registrar, parts);
    const loaded = await loadCharges(client, authorization);
    expect(isDoubted(loaded)).toBe(false);
    const inOrder = harness.charges.ordered !== false;
    const listed = [...namesIn(loaded)];
    expect(inOrder ? listed : new Set(listed)).toEqual(
      inOrder ? parts.names : new Set(parts.names),
    );
    expect(loaded.sums.seen).toBe(55);
    const pages = commands().filter((command) => command === harness.charges.command);
    expect(pages.length).toBeGreaterThanOrEqual(3);
  });

  it.each([1, 3, 30])(
    "that grow by %i at their head meanwhile are not lost silently",
    async (count) => {
      const { client, authorization, harness, simulator } = await have(registrar, parts);
      const added = Array.from({ length: count }, (_, index) => `new-${index}.com`);
      simulator.before({ command: harness.charges.command, skip: 1 }, () =>
        harness.setNames(simulator, [...added, ...parts.names], "11.30"),
      );
      const loaded = await loadCharges(client, authorization);
      expect(lostSilently(loaded, [...added, ...parts.names])).toEqual([]);
      expect(loaded.sums.seen).toBeLessThanOrEqual(55 + count);
    },
  );

  it.each([1, 3, 24, 40])(
    "that lose %i at their head meanwhile are not lost silently",
    async (count) => {
      const { client, authorization, harness, simulator } = await have(registrar, parts);
      const left = parts.names.slice(count);
      simulator.before({ command: harness.charges.command, skip: 1 }, () =>
        harness.setNames(simulator, left, "11.30"),
      );
      const loaded = await loadCharges(client, authorization);
      expect(lostSilently(loaded, left)).toEqual([]);
    },
  );

  it("that say fewer on a later page than on the first, and end there, are doubted where they are derived", async () => {
    const { client, authorization, harness, simulator } = await have(registrar, parts);
    const page = await asked.charges(client, authorization);
    const isDerived = page.ok && (page.value as ChargesPage).basis === "derived";
    simulator.before({ command: harness.charges.command, skip: 1 }, () =>
      harness.setNames(simulator, parts.names.slice(0, 30), "11.30"),
    );
    const loaded = await loadCharges(client, authorization);
    // Charges that are listed may be taken from a list meanwhile; domains hardly are.
    expect(isDoubted(loaded)).toBe(isDerived);
  });

  it.each([5, 1000])(
    "that are fewer by %i in the end than the registrar says are doubted",
    async (more) => {
      const { clientWith, authorization, harness } = await have(registrar, parts);
      const { total } = harness.charges;
      const client = clientWith({}, (body) => harness.wire.withNumber(body, total, `${55 + more}`));
      const loaded = await loadCharges(client, authorization);
      expect(isDoubted(loaded)).toBe(true);
    },
  );

  /** Answers each page of the list with the first one. */
  const sameForEver = (mark: string): Between => {
    let first: string | undefined;
    return (body, request) => {
      if (!`${request.address} ${request.body}`.includes(mark)) return body;
      first ??= body;
      return first;
    };
  };

  it.each([0, 1])(
    "of which the same page comes for ever end, and are doubted (its number of rows told: %i)",
    async (told) => {
      const { clientWith, authorization, harness, commands } = await have(registrar, parts);
      const { command, total, mark = command } = harness.charges;
      const same = sameForEver(mark);
      const client = clientWith({}, (body, request) => {
        const page = same(body, request);
        const silent = harness.wire.harmed(page, total).find(({ how }) => how === "missing");
        return told === 1 ? page : (silent?.body ?? page);
      });
      const loaded = await loadCharges(client, authorization);
      expect(lostSilently(loaded, parts.names)).toEqual([]);
      expect(commands().length).toBeLessThanOrEqual(chargesLimits.withoutNews + 10);
    },
  );

  it("of which the number changes with each page end, and none is lost silently", async () => {
    const { clientWith, authorization, harness, commands } = await have(registrar, parts);
    const { total } = harness.charges;
    for (const step of [-10, -1, 1, 7]) {
      let told = 55;
      const before = commands().length;
      const client = clientWith({}, (body) => {
        told += step;
        return harness.wire.withNumber(body, total, `${Math.max(0, told)}`);
      });
      const loaded = await loadCharges(client, authorization);
      expect([step, lostSilently(loaded, parts.names)]).toEqual([step, []]);
      expect(commands().length - before).toBeLessThanOrEqual(chargesLimits.withoutNews + 20);
    }
  });
});

const whole: readonly Method[] = [
  ...(["counts", "reserves", "subusers", "accountBook", "removals"] as const),
  ...(["renewalEvents", "presentDomains", "ownRights"] as const),
];

const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : ((value as { rows?: unknown[] }).rows ?? []);

describe.each(everyRegistrar)("a list that %s gives as a whole", (registrar) => {
  const lists = whole.filter((method) => methodsOf(registrar).includes(method));

  it.each(lists)("%s: has each row, over all pages", async (method) => {
    const large = await have(registrar);
    const all = await asked[method](large.client, large.authorization);
    const small = await have(registrar, { pageSize: 3 });
    const paged = await asked[method](small.client, small.authorization);
    // Of counts a registrar may have a single one.
    const least = method === "counts" ? profileOf({ registrar }).counts : 2;
    expect(all.ok && rowsOf(all.value).length).toBeGreaterThanOrEqual(Math.min(2, least));
    expect(paged).toEqual(all);
  });

  it.each(lists)(
    "%s: ends where the server takes no notice of the page, and lacks nothing silently",
    async (method) => {
      const { clientWith, authorization } = await have(registrar);
      const all = await asked[method](clientWith(), authorization);
      const { clientWith: paged, commands: sent } = await have(registrar, { pageSize: 3 });
      const first = new Map<string, string>();
      const client = paged({}, (body, request) => {
        // The page is what differs between two requests of a list.
        const whole = `${request.address} ${request.body}`;
        const key = whole.replace(/FIRST%3D\d+(?:%0A)?|"page":\d+|offset=\d+|"offset":\d+/g, "");
        first.set(key, first.get(key) ?? body);
        return first.get(key) ?? body;
      });
      const answer = await asked[method](client, authorization);
      expect(sent().length).toBeLessThanOrEqual(50);
      if (answer.ok && simulatorOf(registrar).uncounted.includes(method)) return;
      if (answer.ok && all.ok)
        expect(rowsOf(answer.value).length).toBeGreaterThanOrEqual(rowsOf(all.value).length);
      else expect(answer).toMatchObject({ ok: false, failure: { kind: "malformed" } });
    },
  );
});
