import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { type Scenario, type ScenarioInput, ScenarioSchema } from "./scenario-schema.ts";

/**
 * Reads and checks `scenarios/NAME.json`, or checks a scenario given as an object. Fails with a message
 * that names each wrong place.
 */
export async function loadScenario(source: string | ScenarioInput): Promise<Scenario> {
  if (typeof source !== "string") return checkScenario(source, "scenario");
  const file = join(import.meta.dirname, "../scenarios", `${source}.json`);
  return checkScenario(JSON.parse(await readFile(file, "utf8")), `${source}.json`);
}

function checkScenario(value: unknown, name: string): Scenario {
  const result = v.safeParse(ScenarioSchema, value);
  if (!result.success) {
    const places = result.issues.map((issue) => `${v.getDotPath(issue) ?? "."}: ${issue.message}`);
    throw new Error(`${name} is no scenario:\n${places.join("\n")}`);
  }
  const { accounts } = result.output;
  requireUnique(accounts, name, (account) => account.key);
  requireUnique(accounts, name, (a) => `${a.registrar} ${a.system} ${a.login.toLowerCase()}`);
  for (const { key, parent } of accounts) {
    if (parent !== undefined && !accounts.some((account) => account.key === parent)) {
      throw new Error(`${name}: ${key} has an unknown parent ${parent}`);
    }
  }
  return result.output;
}

function requireUnique<T>(items: readonly T[], name: string, keyOf: (item: T) => string): void {
  const seen = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (seen.has(key)) throw new Error(`${name}: ${key} is there twice`);
    seen.add(key);
  }
}
