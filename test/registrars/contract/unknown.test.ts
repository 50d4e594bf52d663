// Unknown is not zero: each member of each answer is left out, emptied and filled with words in turn. What the client
// makes of it may be a failure, or a figure less; it may not be a nought or an empty list that was not there before.
import { describe, expect, it } from "vitest";
import { failureKinds, type Result } from "../../../src/domain/failure.ts";
import { everyRegistrar, useSimulator } from "../../support/contract/contract-account.ts";
import { asked, type Method, methodsOf } from "../../support/contract/every-method.ts";
import { answerOf, textOf } from "../../support/contract/harness.ts";

const { have } = useSimulator();

const isNought = (value: unknown): boolean =>
  value === 0 || (typeof value === "string" && /^-?0+(?:\.0*)?$/.test(value));

const isUnknown = (value: unknown): boolean => value === null || value === "";

/** Whether a row says that something of it is not known, which it did not say before. */
const admits = (row: unknown): boolean =>
  typeof row === "object" && row !== null && Object.values(row).some(isUnknown);

/** A list that lost rows: those that say the same are one, as names and as rows that say what they do not tell. */
const isLoss = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  after.length < before.length &&
  (after.length === 0 || !after.every((row) => typeof row === "string" || admits(row)));

/** Where the second value has a nought, an empty list or fewer rows, and the first does not. */
function liesIn(told: unknown, now: unknown, place: string): string[] {
  if (Array.isArray(now)) {
    const before = Array.isArray(told) ? told : [];
    if (isLoss(before, now)) return [`${place}: ${now.length} of ${before.length} rows`];
    if (now.includes("") && !before.includes("")) return [`${place}: a name that is none`];
    return now.flatMap((item, index) => liesIn(before[index], item, `${place}[${index}]`));
  }
  if (typeof now === "object" && now !== null)
    return Object.entries(now).flatMap(([name, item]) =>
      liesIn((told as Record<string, unknown> | undefined)?.[name], item, `${place}.${name}`),
    );
  return isNought(now) && !isNought(told) ? [`${place}: ${now}, not ${told}`] : [];
}

function judged(before: Result<unknown>, after: Result<unknown>): string[] {
  if (!before.ok) return ["It failed unharmed"];
  if (after.ok) return liesIn(before.value, after.value, "");
  const { kind } = after.failure;
  return failureKinds.includes(kind) ? [] : [`It failed as ${kind}`];
}

describe.each(everyRegistrar)("%s", (registrar) => {
  it.each(methodsOf(registrar).map((method) => [method]))("%s", async (method: Method) => {
    const { clientWith, authorization, harness, direct } = await have(registrar);
    const { wire } = harness;
    const answers = new Map<string, string>();
    /** The answer to a request, asked for once: only what differs from the unharmed round goes out again. */
    const answerTo: typeof fetch = async (input, init) => {
      const key = `${input} ${init?.body}`;
      const known = answers.get(key) ?? (await textOf(wire, await direct(input, init)));
      answers.set(key, known);
      return answerOf(wire, known);
    };
    const before = await asked[method](clientWith({ fetch: answerTo }), authorization);
    const bodies = [...answers.values()];
    const lies: string[] = [];
    const members = new Set(bodies.flatMap(wire.membersOf));
    let tried = 0;
    for (const member of members) {
      const example = bodies.find((body) => wire.membersOf(body).includes(member)) ?? "";
      for (const [place, { how }] of wire.harmed(example, member).entries()) {
        const client = clientWith({
          fetch: async (input, init) => {
            const body = await textOf(wire, await answerTo(input, init));
            return answerOf(wire, wire.harmed(body, member)[place]?.body ?? "");
          },
        });
        const after = await asked[method](client, authorization);
        lies.push(...judged(before, after).map((lie) => `${member} ${how}: ${lie}`));
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(members.size);
    expect(lies).toEqual([]);
  });
});
