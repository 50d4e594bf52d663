import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { systems } from "../../src/domain/account.ts";
import { failureKinds } from "../../src/domain/failure.ts";
import { factsOf } from "../../src/registrars/facts.ts";
import { failureFactsOf } from "../../src/registrars/failure-facts.ts";
import { functions } from "../../src/registrars/profile.ts";
import { profileOf, profiles, registrarIds } from "../../src/registrars/profiles.ts";
import { publicFieldsBefore, publicFieldsOf } from "../../src/registrars/sign-in-fields.ts";
import { ownFields } from "../../src/ui/options/form/form-values.ts";

interface Message {
  placeholders?: object;
}
const texts = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../public/_locales/en/messages.json"), "utf8"),
) as Record<string, Message>;
const placeholders = (name: string): number => Object.keys(texts[name]?.placeholders ?? {}).length;

describe.each(profiles.map((profile) => [profile.id, profile] as const))("%s", (id, profile) => {
  it("names texts that there are, each with the placeholders that it is given", () => {
    const { signIn, rights, advice, allow, note } = profile;
    const bare = [
      ...signIn.fields.flatMap(({ label, hint }) => [label, hint]),
      ...advice.map(({ text }) => text),
      note,
      rights.kind === "none" ? rights.text : null,
    ].filter((name) => name !== null);
    expect(bare.map((name) => [name, name in texts, placeholders(name)])).toEqual(
      bare.map((name) => [name, true, 0]),
    );
    for (const { forbidden } of signIn.fields)
      if (forbidden) {
        expect(forbidden.text in texts).toBe(true);
        expect(placeholders(forbidden.text)).toBeLessThanOrEqual(1);
      }
    const filled = [allow.command, allow.area].filter((name) => name !== null);
    expect(filled.map((name) => [name, placeholders(name)])).toEqual(
      filled.map((name) => [name, 1]),
    );
  });

  it("asks for a secret, and for nothing twice, under names that are no other field's of the form", () => {
    const { fields } = profile.signIn;
    const ids = fields.map((field) => field.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((name) => ownFields.some((own) => own === name))).toEqual([]);
    expect(fields.some(({ secret, required }) => secret && required)).toBe(true);
    for (const { max } of fields) expect(max).toBeGreaterThan(0);
  });

  it("shows no secret: none tells whose the money is, is part of a login or offered to be kept by a browser", () => {
    for (const field of profile.signIn.fields)
      if (field.secret)
        expect(field).toMatchObject({
          identifies: false,
          joinedBy: null,
          autocomplete: "new-password",
        });
  });

  it("takes no sign that joins two fields in either of them", () => {
    const fields = publicFieldsOf(profile);
    for (const [place, { joinedBy }] of fields.entries())
      if (joinedBy !== null)
        for (const field of [fields[place - 1], fields[place]])
          expect(field?.forbidden?.signs).toContain(joinedBy);
  });

  it("advises about failures that there are", () => {
    for (const { kinds } of profile.advice)
      for (const kind of kinds) expect(failureKinds).toContain(kind);
  });

  it("guides to areas for commands that it sends, and to none that it does not", () => {
    if (profile.rights.kind !== "areas") return;
    const sent = functions.flatMap((name) => profile.commands[name]);
    const { areas, areaOf } = profile.rights;
    expect(Object.keys(areaOf).filter((command) => !sent.includes(command))).toEqual([]);
    expect(Object.values(areaOf).filter((area) => !areas.includes(area))).toEqual([]);
  });

  it("has facts for each of its systems, without a request", () => {
    for (const system of systems) {
      const place = profile.systems[system];
      if (!place) continue;
      const facts = factsOf({ registrar: id, system });
      expect(facts).toMatchObject({
        name: profile.names.short,
        panel: place.panel,
        topUp: place.topUp,
        failedCharge: profile.failedCharge,
      });
      expect(facts).toMatchObject(failureFactsOf({ registrar: id, system }));
      // It is written to storage as it is.
      expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
    }
  });
});

it("advice about one system is not given about the other", () => {
  const advice = (system: "live" | "ote") => failureFactsOf({ registrar: "cnr", system }).advice;
  expect(advice("ote")).toHaveProperty("sign-in-failed");
  expect(advice("live")).not.toHaveProperty("sign-in-failed");
  expect(advice("live")).toHaveProperty("address-refused");
});

it("an id has one profile, and one that there is not has none", () => {
  expect(new Set(registrarIds).size).toBe(registrarIds.length);
  for (const id of registrarIds) expect(profileOf({ registrar: id }).id).toBe(id);
  for (const id of ["", "constructor", "ISPAPI"])
    expect(() => profileOf({ registrar: id })).toThrow("No such registrar");
});

it("what belongs to a second secret stands before it, and what belongs to the first with the others", () => {
  const profile = profileOf({ registrar: "autodns" });
  const before = (id: string) => publicFieldsBefore(profile, id).map((field) => field.id);
  expect([before("password"), before("pricePassword")]).toEqual([[], ["priceUser"]]);
});
