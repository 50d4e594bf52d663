import type { ScenarioInput } from "../simulator/shared/scenario-schema.ts";

/** Unmistakable, with signs that every way of writing them down spells differently. */
export const marked = {
  password: "Zq7-plain & Kä=pwd+9",
  cnrPassword: "Zq7-cnr <pwd> 100%",
  otpPassword: "Zq7-otp!pwd(*)",
  wrongPassword: "Zq7-mistyped~pwd/1",
  firstCode: "Zq7code-first",
  wrongCode: "Zq7code-wrong",
  secondCode: "Zq7code-second",
  passphrase: "Zq7 pass phrase & one",
  nextPassphrase: "Zq7 pass phrase = two",
  wrongPassphrase: "Zq7 pass phrase + three",
} as const;

const money = { amount: "512.34", credit: "0.00", currency: "EUR" };

/** One account for each way of signing in. */
export const leakScenario: ScenarioInput = {
  title: "Accounts with marked secrets",
  accounts: [
    {
      key: "plain",
      registrar: "ispapi",
      system: "live",
      login: "plain.user",
      password: marked.password,
      money: { ...money, deposit: "12.34" },
      objects: { domains: 7 },
    },
    {
      key: "twofactor",
      registrar: "ispapi",
      system: "live",
      login: "otp.user",
      password: marked.otpPassword,
      otp: [marked.firstCode, marked.secondCode],
      money: { ...money, deposit: "0.00" },
      objects: { domains: 3 },
    },
    {
      key: "cnr",
      registrar: "cnr",
      system: "live",
      login: "cnr.user",
      password: marked.cnrPassword,
      money,
      statistics: { domain: 5 },
    },
  ],
};
