import { parseArgs } from "node:util";
import { startSimulator } from "../test/simulator/server.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { http: { type: "string" }, https: { type: "string" } },
});

const simulator = await startSimulator({
  scenario: positionals[0] ?? "demo",
  httpPort: Number(values.http ?? 0),
  httpsPort: Number(values.https ?? 0),
});

const base = `http://127.0.0.1:${simulator.httpPort}`;
console.log(`Embedded registrar on ${base} and https://127.0.0.1:${simulator.httpsPort}`);
console.log(`State and control: ${base}/control/state (see test/simulator/README.md)\n`);

// The passwords are made up, or published by the vendor; this program is for trying things out.
for (const account of simulator.accounts) {
  const { registrar, system, login, password, roles, otp, note } = account;
  console.log(`${account.key}${note && `: ${note}`}`);
  console.log(`  API endpoint   ${base}/${registrar}/${system}/api/call.cgi`);
  console.log(`  User           ${login}   password ${password}`);
  for (const role of roles)
    console.log(`  Role user      ${role.name}   password ${role.password}`);
  if (otp) console.log(`  One-time passwords ${otp.join(" ")}`);
}
console.log("\nCtrl-C ends it.");

const end = (): void => void simulator.close().then(() => process.exit(0));
process.once("SIGINT", end);
process.once("SIGTERM", end);
