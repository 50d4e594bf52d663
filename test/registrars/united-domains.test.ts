import { expect, it } from "vitest";
import { factsOf } from "../../src/registrars/facts.ts";
import { byPassword, named } from "../support/registrars/credential.ts";
import { fakeRegistrar } from "../support/registrars/fake-registrar.ts";
import { fullClient } from "../support/registrars/full-client.ts";
import { success } from "../support/registrars/response-text.ts";

const login = { registrar: "united-domains", endpoint: null, publicFields: named("shop") } as const;
const authorization = byPassword("secret-pass");

it.each([
  ["live", "https://api.domainreselling.de/api/call.cgi", "54cd"],
  ["ote", "https://api-ote.domainreselling.de/api/call.cgi", "1234"],
] as const)(
  "asks the %s system at its own host, in the way of ISPAPI",
  async (system, api, entity) => {
    const { received, surroundings } = fakeRegistrar(() =>
      success({ AMOUNT: ["12.50"], DEPOSIT: ["2.00"], CURRENCY: ["EUR"] }),
    );
    const client = fullClient({ ...login, system }, surroundings);
    expect(await client.balance(authorization)).toMatchObject({
      value: { balance: "12.50", deposits: "2.00" },
    });
    expect(received.map(({ address, fields }) => [address, Object.fromEntries(fields)])).toEqual([
      [
        api,
        {
          s_entity: entity,
          s_login: "shop",
          s_pw: "secret-pass",
          s_command: "COMMAND=StatusAccount",
        },
      ],
    ]);
  },
);

it("takes a login that is written with a role user as it is typed", async () => {
  const { received, surroundings } = fakeRegistrar(() => success());
  const client = fullClient(
    { ...login, system: "live", publicFields: named("shop!reader") },
    surroundings,
  );
  await client.balance(authorization);
  expect(received[0]?.fields).toContainEqual(["s_login", "shop!reader"]);
});

it("says that it is untried wherever its figures stand, and links to the vendor's page", () => {
  for (const system of ["live", "ote"] as const)
    expect(factsOf({ registrar: "united-domains", system })).toMatchObject({
      assumptions: ["untried", "gross-listed", "dates"],
      panel: "https://www.ud-reselling.com/",
      allow: { line: null },
    });
  expect(factsOf({ registrar: "ispapi", system: "live" }).assumptions).not.toContain("untried");
});
