// Each registrar's answers are looked at as `npm run probe` and the diagnostics do it, and compared with what its
// documents name: so the simulators send what is documented, and the tables name what is sent.
import { describe, expect, it } from "vitest";
import { compare } from "../../../src/domain/probe/compare.ts";
import { probeReport } from "../../../src/domain/probe/report.ts";
import { createClient } from "../../../src/registrars/clients.ts";
import { documentedBy } from "../../../src/registrars/documented.ts";
import { signInAndAskEverything } from "../../../src/registrars/probe/ask-everything.ts";
import { observeForms } from "../../../src/registrars/probe/observe-forms.ts";
import { functions } from "../../../src/registrars/profile.ts";
import { profileOf } from "../../../src/registrars/profiles.ts";
import { everyRegistrar, password, useSimulator } from "../../support/contract/contract-account.ts";
import { methodsOf, now } from "../../support/contract/every-method.ts";
import { namedAt } from "../../support/registrars/credential.ts";

const { have } = useSimulator();

/** Personal data that the simulators send with the figures, and that no document of ours names. */
const unnamed: Readonly<Record<string, RegExp>> = {
  autodns:
    /^data\[\]\.(customer\.(name|city|emails\[\])|minRunningTotalNotificationEmail|email|lname)$/,
  cnr: /^(REGISTRAR|FTPPASSWORD|BANKCODE|ACCOUNTHOLDER|ACCOUNTNUMBER|SEPA\w+|EMAIL|OWNERPHONE)$/,
  gandi: /^\[\]\.(owner|orga_owner|domain_owner)$/,
  inwx: /^resData\.(firstname|lastname|street|pc|city|email|bankAcc\w+|servicePin|lastIP)$/,
  namecheap: /Domain@User$/,
  openprovider:
    /^data\.(company_name|address\.\w+|email|phone\.\w+|contacts\[\]\.\w+|results\[\]\.(auth_code|owner_handle|comments))$/,
};

async function probed(registrar: string, observed: (body: string) => string = (body) => body) {
  const { authorization, direct, harness, parts, commands } = await have(registrar);
  const { observe, requests } = observeForms();
  const client = createClient(
    {
      registrar,
      system: "live",
      endpoint: null,
      publicFields: { ...namedAt(registrar, harness.user), ...harness.more?.publicFields },
    },
    {
      fetch: direct,
      isOnline: () => true,
      observe: (answer) => observe({ ...answer, body: observed(answer.body) }),
    },
  );
  const outcomes = await signInAndAskEverything(client, authorization, now);
  const probe = { requests: requests(), outcomes };
  const documented = documentedBy[registrar] ?? {};
  const whose = { version: "1.2.3", registrar, system: "live" as const, hasOwnAddress: false };
  const report = probeReport({ ...whose, at: now }, probe, documented);
  return { probe, documented, report, parts, commands };
}

describe.each(everyRegistrar)("%s", (registrar) => {
  it("is asked everything once, and each answer has what the documents name, and nothing else", async () => {
    const { probe, documented, commands } = await probed(registrar);
    expect(probe.outcomes.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
    expect(probe.outcomes.map(({ method }) => method)).toEqual(
      expect.arrayContaining(methodsOf(registrar)),
    );
    expect(new Set(probe.requests.map(({ command }) => command))).toEqual(new Set(commands()));
    for (const request of probe.requests) {
      const { command, missing, news } = compare(request, documented);
      const unexpected = news.filter((path) => !unnamed[registrar]?.test(path));
      expect({ command, missing, unexpected }).toEqual({ command, missing: [], unexpected: [] });
    }
  });

  it("has a line of documents for each request that is sent, and for no other", () => {
    const { commands } = profileOf({ registrar });
    const sent = new Set(functions.flatMap((name) => commands[name]));
    expect(new Set(Object.keys(documentedBy[registrar] ?? {}))).toEqual(sent);
  });

  it("tells neither value nor secret, in names of fields neither", async () => {
    const { report, parts } = await probed(registrar, (body) =>
      body
        .replace(/"(?=[^"]*":)/, `"${password.replace(/["\\]/g, "")}":1,"`)
        // No name of XML can hold such signs: one that begins as the secret does, and is none of a field.
        .replace(/<(\w+)(?= \w+=)/, '<$1 S3.name="1"')
        .replace(/^property\[/im, (found) => `PROPERTY[${password}][0]=1\n${found}`),
    );
    // The name that quoted it is told of, without what it was.
    expect(report).toMatch(/NEW: in no document\n(?: {4}.*\n)* {4}(?:[\w.]+@)?\*/);
    const told = [parts.password, parts.balance, parts.reserved, parts.booked, parts.price];
    for (const value of [...told, "name-0", "name-1", "S3", "cr<e>t", "contract"])
      expect(report).not.toContain(value);
  });
});
