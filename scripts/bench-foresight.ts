import { parseArgs } from "node:util";
import { report } from "../test/bench/foresight/report.ts";

// Seeds from 200001 on are for tuning, those from 900001 on for reporting, and never the other way round.
const seeds = { tuning: 200_001, reporting: 900_001 };

const { values } = parseArgs({
  options: {
    accounts: { type: "string", default: "500" },
    tuning: { type: "boolean", default: false },
    /** With the rule that knows all but the dice: some minutes more. */
    bound: { type: "boolean", default: false },
  },
});

const accounts = Number(values.accounts);
if (!Number.isInteger(accounts) || accounts < 1) {
  console.error("--accounts takes a whole number above zero.");
  process.exit(1);
}
const began = performance.now();
const first = values.tuning ? seeds.tuning : seeds.reporting;
console.log(report(first, accounts, values.bound));
console.log(`\nReplayed in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
