// `npm run probe -- <registrar>`: for somebody with a login. Signs in, asks each reading request once, and prints which
// of the fields that are documented were there, were missing or were new, without a value of any.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { read } from "read";
import type { FieldValues } from "../src/domain/account.ts";
import { probeReport } from "../src/domain/probe/report.ts";
import { createClient } from "../src/registrars/clients.ts";
import { documentedBy } from "../src/registrars/documented.ts";
import { signInAndAskEverything } from "../src/registrars/probe/ask-everything.ts";
import { observeForms } from "../src/registrars/probe/observe-forms.ts";
import type { Profile, SignInField } from "../src/registrars/profile.ts";
import { profileOf, registrarIds } from "../src/registrars/profiles.ts";
import {
  areFilledIn,
  areValuesOf,
  publicFieldsOf,
  secretFieldsOf,
} from "../src/registrars/sign-in-fields.ts";
import { root } from "./build-extension.ts";

const readJsonFile = (file: string) => JSON.parse(readFileSync(join(root, file), "utf8"));

/** Ends the program with what is wrong with the command. */
function refuse(why: string): never {
  console.error(
    `${why}\n\nnpm run probe -- <registrar> [--test] [--endpoint <address>]\n  --test      its test system instead of the live one\n  --endpoint  another address of the API\nRegistrars: ${registrarIds.join(", ")}`,
  );
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { test: { type: "boolean", default: false }, endpoint: { type: "string" } },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : "Not understood");
  }
}

/** What is typed, a secret unseen. Where nobody sits at a terminal, each line of the input stands for one answer. */
async function createPrompt(): Promise<(label: string, isSecret: boolean) => Promise<string>> {
  if (process.stdin.isTTY)
    return (label, isSecret) =>
      read({ prompt: `${label}:`, silent: isSecret, output: process.stderr });
  const lines = (await text(process.stdin)).split(/\r?\n/);
  return async () => lines.shift() ?? "";
}

/** A request at a time, each as long after the one before as the registrar wants it. */
function inPaceOf({ pace }: Profile): <T>(work: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = before.then(work);
    before = mine.then(
      () => delay(pace.spacing),
      () => delay(pace.spacing),
    );
    return mine;
  };
}

const { values, positionals } = readArguments();
const [registrar, ...more] = positionals;
if (registrar === undefined || !registrarIds.includes(registrar) || more.length > 0)
  refuse(registrar === undefined ? "Which registrar?" : `Not understood: ${positionals.join(" ")}`);
const profile = profileOf({ registrar });
const system = values.test ? "ote" : "live";
if (profile.systems[system] === null) refuse(`${profile.names.long} has no test system.`);

const labels: Readonly<Record<string, { message: string }>> = readJsonFile(
  "public/_locales/en/messages.json",
);
const prompt = await createPrompt();

async function ask(fields: readonly SignInField[]): Promise<FieldValues> {
  const typed: Record<string, string> = {};
  for (const { id, label, secret, required, pasted } of fields) {
    const name = `${labels[label]?.message ?? id}${required ? "" : " (may stay empty)"}`;
    const value = await prompt(name, secret);
    const kept = pasted === "asked" ? value : value.trim();
    if (kept !== "") typed[id] = kept;
  }
  if (!areValuesOf(fields, typed) || !areFilledIn(fields, typed))
    refuse("A field is missing, or longer than it can be.");
  return typed;
}

console.error(`${profile.names.long}, ${values.test ? "test system" : "LIVE"}`);
const publicFields = await ask(publicFieldsOf(profile));
const secretFields = await ask(secretFieldsOf(profile));
const oneTimePassword = profile.signIn.oneTimePassword
  ? (await prompt("One-time password (may stay empty)", true)).trim()
  : "";
console.error("\nAsking …");

const at = Date.now();
const { observe, requests } = observeForms();
const client = createClient(
  { registrar, system, endpoint: values.endpoint ?? null, publicFields },
  {
    fetch,
    isOnline: () => true,
    inTurn: inPaceOf(profile),
    // Nor may a name of a field be the login.
    observe: (answer) =>
      observe({ ...answer, secrets: [...answer.secrets, ...Object.values(publicFields)] }),
  },
);
const credential = { kind: "credential", secretFields, oneTimePassword } as const;
const outcomes = await signInAndAskEverything(client, credential, at);
const { version } = readJsonFile("package.json");
const hasOwnAddress = values.endpoint !== undefined;
console.log(
  probeReport(
    { version, registrar, system, hasOwnAddress, at },
    { requests: requests(), outcomes },
    documentedBy[registrar] ?? {},
  ),
);
// Where there are no sessions, a sign-in asks nothing.
const isAnswered = outcomes.some(
  ({ method, outcome }) => outcome === "ok" && method !== "signIn" && method !== "signOut",
);
process.exit(isAnswered ? 0 : 1);
