import { beforeEach, expect, it, vi } from "vitest";
import type { Profile } from "../../src/registrars/profile.ts";

// A registrar with nothing but a key: no user names, no role users, no test system, no codes.
const keyed: Partial<Profile> = {
  id: "keyed",
  systems: {
    live: {
      api: "https://api.keyed.example/",
      panel: "https://keyed.example/",
      topUp: "https://keyed.example/",
    },
    ote: null,
  },
  signIn: {
    fields: [
      {
        id: "password",
        label: "field_password",
        secret: true,
        required: true,
        forbidden: "",
        hint: null,
      },
    ],
    roleSign: null,
    oneTimePassword: false,
  },
};

beforeEach(() => {
  vi.resetModules();
  vi.doMock("../../src/registrars/cnr/profile.ts", async () => {
    const { cnrProfile } = await vi.importActual<{ cnrProfile: Profile }>(
      "../../src/registrars/cnr/profile.ts",
    );
    return { cnrProfile: { ...cnrProfile, ...keyed } };
  });
});

it("the form asks for its key alone, and sends nothing that was typed for another registrar", async () => {
  const { checkForm } = await import("../../src/ui/options/form/check-form.ts");
  const { forRegistrar, valuesOf } = await import("../../src/ui/options/form/form-values.ts");
  const typed = { ...valuesOf(null, "en"), registrar: "ispapi", system: "ote" as const };
  const change = forRegistrar("keyed", typed);
  expect(change).toEqual({ registrar: "keyed", system: "live" });
  expect(forRegistrar("ispapi", { system: "ote" })).toEqual({ registrar: "ispapi" });
  const values = { ...typed, ...change, name: "Keyed", user: "shop", role: "reader" };
  const asked = checkForm({ ...values, oneTimePassword: "123456" }, null, "en");
  expect(asked.problems).toEqual({ password: "empty" });
  const { draft } = checkForm({ ...values, password: "key", oneTimePassword: "1" }, null, "en");
  expect(draft).toMatchObject({ user: "", role: "", password: "key", oneTimePassword: "" });
});

it("an account of it needs no user, and has neither a role user nor a test system", async () => {
  const { isLoginOf } = await import("../../src/registrars/profiles.ts");
  const login = { registrar: "keyed", system: "live" as const, user: "", role: "" };
  expect(isLoginOf(login)).toBe(true);
  expect(isLoginOf({ ...login, system: "ote" })).toBe(false);
  expect(isLoginOf({ ...login, role: "reader" })).toBe(false);
  expect(isLoginOf({ ...login, registrar: "ispapi" })).toBe(false);
  expect(isLoginOf({ ...login, registrar: "ispapi", user: "u", system: "ote" })).toBe(true);
  expect(isLoginOf({ ...login, registrar: "ispapi", user: "u", role: "r" })).toBe(true);
});
