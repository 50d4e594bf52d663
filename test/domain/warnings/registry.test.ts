import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  factChecks,
  kinds,
  warningKinds,
  warningSettings,
} from "../../../src/domain/warnings/kinds.ts";
import { messagesOf } from "../../support/ui/messages-of.ts";

const folder = join(import.meta.dirname, "../../../src/domain/warnings");

it("every file of a kind stands in the list of all kinds", () => {
  const declared = readdirSync(folder).flatMap((file) => {
    const found = /warningKind\(\{\s*name: "([^"]+)"/.exec(
      readFileSync(join(folder, file), "utf8"),
    );
    return found?.[1] ?? [];
  });
  expect(declared.toSorted()).toEqual([...warningKinds].sort());
});

it("no two kinds have a name, a key or a fact of the same name that is another thing", () => {
  expect(new Set(warningKinds).size).toBe(kinds.length);
  const keys = ["risk:DOMAIN a.de", "more:3", "lost:a.de", "gone:3", "below:5", ...warningKinds];
  for (const key of keys)
    expect(kinds.filter((kind) => kind.isKey(key)).length, key).toBeLessThan(2);
  const facts = kinds.flatMap(({ name, facts }) =>
    Object.entries(facts).map(([fact, check]) => ({ name, fact, check })),
  );
  const other = facts.filter(({ fact, check }) => factChecks[fact as "day"] !== check);
  expect(other.map(({ name, fact }) => `${name}: ${fact}`)).toEqual([]);
});

it("a setting that two kinds share is one and the same", () => {
  for (const kind of kinds)
    for (const [name, setting] of Object.entries(kind.settings))
      expect(warningSettings[name as "short"], `${kind.name}: ${name}`).toBe(setting);
});

it("of a kind that is only in what another version kept nothing is told", () => {
  expect(kinds.filter((kind) => kind.isKey("weather"))).toEqual([]);
});

it("each setting of a kind has its words in the form", () => {
  const texts = messagesOf("en");
  const controls = Object.entries(warningSettings).filter(([, each]) => each.control !== "amounts");
  const names = controls.flatMap(([name]) => [`watch_on_${name}`, `watch_on_${name}_hint`]);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !(name in texts))).toEqual([]);
});
