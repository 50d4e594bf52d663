// `npm run probe`, as somebody runs it, against the embedded registrar over a real connection.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { profileOf } from "../../../src/registrars/profiles.ts";
import { publicFieldsOf } from "../../../src/registrars/sign-in-fields.ts";
import { password, useSimulator } from "../../support/contract/contract-account.ts";

const root = join(import.meta.dirname, "../../..");
const { have } = useSimulator();

async function run(args: readonly string[], typed: readonly string[]) {
  const probe = spawn(process.execPath, ["--import", "tsx", "scripts/probe.ts", ...args], {
    cwd: root,
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  const ended = new Promise<number | null>((resolve) => probe.once("close", resolve));
  probe.stdin.end(typed.map((line) => `${line}\n`).join(""));
  const [out, err, code] = await Promise.all([text(probe.stdout), text(probe.stderr), ended]);
  return { out, err, code };
}

/** The lines that stand for a login: who it is first, other public fields empty, then the secret. */
const linesFor = (registrar: string, user: string, secret: string): string[] => [
  user,
  ...publicFieldsOf(profileOf({ registrar }))
    .slice(1)
    .map(() => ""),
  secret,
  "",
];

it.each(["rtr", "ispapi"])("tells the fields of %s, and no value", async (registrar) => {
  const { simulator, harness } = await have(registrar);
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/${registrar}/live${registrar === "ispapi" ? "/api/call.cgi" : ""}`;
  const { out, err, code } = await run(
    [registrar, "--endpoint", endpoint],
    linesFor(registrar, harness.user, password),
  );
  expect({ code, err: err.includes("Asking") }).toEqual({ code: 0, err: true });
  expect(out).toContain(`answers of ${registrar} (live, own address)`);
  expect(out).toMatch(/\n {2}balance: ok\n/);
  expect(out).toContain("documented, and there");
  expect(out).not.toContain("MISSING");
  for (const told of [password, harness.user, "858.24", "85824", "name-0"])
    expect(out + err).not.toContain(told);
});

it("ends at a refused sign-in, which is tried once", async () => {
  const { simulator, harness, commands } = await have("rtr");
  const endpoint = `http://127.0.0.1:${simulator.httpPort}/rtr/live`;
  const { out, code } = await run(
    ["rtr", "--endpoint", endpoint],
    linesFor("rtr", harness.user, "not-the-key"),
  );
  expect(code).toBe(1);
  expect(out).toContain("balance: sign-in-failed");
  expect(commands()).toHaveLength(1);
});

it.each([
  [[], "Which registrar?"],
  [["nobody"], "Not understood: nobody"],
  [["rtr", "ispapi"], "Not understood: rtr ispapi"],
  [["rtr", "--tset"], "tset"],
  [["rtr"], "A field is missing"],
])("asks nothing where %j is what it was told", async (args, why) => {
  const { out, err, code } = await run(args, []);
  expect({ out, code }).toEqual({ out: "", code: 2 });
  expect(err).toContain(why);
});
