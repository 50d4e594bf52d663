// The README's table of registrars, compared with what the clients can do, and with the requests that they send.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { idleClient } from "../../src/registrars/clients.ts";
import { profileOf, profiles } from "../../src/registrars/profiles.ts";
import { everyRegistrar, numbered, useSimulator } from "../support/contract/contract-account.ts";
import { loadCharges } from "../support/contract/load-charges.ts";
import { sessionOf } from "../support/registrars/full-client.ts";

const { have } = useSimulator();

const cellsOf = (line: string): string[] =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");
const [, section = ""] = readme.split("### What each registrar tells\n");
const [head = [], , ...rows] = section
  .slice(0, section.indexOf("\n\n", 2))
  .trim()
  .split("\n")
  .map(cellsOf);

const yes = (has: boolean): string => (has ? "yes" : "–");

const rowOf = (registrar: string): Record<string, string> => {
  const { names } = profileOf({ registrar });
  const row = rows.find(
    ([name = ""]) => name.startsWith(names.short) || name.startsWith(names.long),
  );
  return Object.fromEntries(head.map((title, index) => [title, row?.[index] ?? "(no such row)"]));
};

const failing = {
  "lost-at-once": "lost at once",
  "second-try": "a second try",
  waits: "the order waits",
  unknown: "not known",
};

it("has a row for each registrar, and no other", () => {
  expect(rows).toHaveLength(profiles.length);
});

describe.each(everyRegistrar)("%s", (registrar) => {
  it("tells what its row says", () => {
    const profile = profileOf({ registrar });
    const client = idleClient(registrar);
    expect(rowOf(registrar)).toMatchObject({
      reserved: profile.tellsReserved ? "yes" : "by your word",
      "what fails": failing[profile.failedCharge],
      "domains lost": yes(client.removals !== undefined),
      bookings: yes(client.bookings !== undefined),
      "test system": yes(profile.systems.ote !== null),
    });
    const { counts } = rowOf(registrar);
    if (counts !== "by type") expect(counts).toBe(String(profile.counts));
  });

  it("is asked as often as its row says", async () => {
    const { client, authorization, commands } = await have(registrar, { names: numbered(1000) });
    const hasSessions = profileOf({ registrar }).commands.sessions.length > 0;
    const proof = hasSessions ? await sessionOf(client, authorization) : authorization;
    const asked = async (work: () => Promise<unknown>): Promise<string> => {
      const before = commands().length;
      await work();
      return String(commands().length - before);
    };
    const check = await asked(() => client.balance(proof));
    let basis = "";
    const list = await asked(async () => {
      const { sums, why } = await loadCharges(client, proof);
      expect([why, sums.seen >= 712]).toEqual([null, true]);
      basis = sums.rows.every(({ computed }) => computed) ? "computed" : "listed";
    });
    expect(rowOf(registrar)).toMatchObject({
      "upcoming charges": basis,
      "a check": check,
      "the list of charges": list,
    });
  });
});
