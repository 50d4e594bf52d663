import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { accountStates } from "../../src/domain/account-state.ts";
import { productNames } from "../../src/domain/account-status.ts";
import { failureKinds } from "../../src/domain/failure.ts";
import { missings } from "../../src/domain/missing.ts";
import { assumptions } from "../../src/domain/registrar-facts.ts";
import { warningSettings } from "../../src/domain/warnings/kinds.ts";
import { localesFolder, messagesOf } from "../support/ui/messages-of.ts";

const english = messagesOf("en");
const locales = readdirSync(localesFolder);
const root = join(import.meta.dirname, "../..");
const snake = (name: string): string => name.replaceAll("-", "_");

function sourceText(): string {
  const names = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  const sources = names.filter((name) => /\.tsx?$/.test(name));
  return [...sources.map((name) => join("src", name)), "manifest.json"]
    .map((name) => readFileSync(join(root, name), "utf8"))
    .join("\n");
}

// Names that the code puts together from a closed list.
const composed = new Set([
  ...failureKinds.flatMap((kind) => [`failure_${snake(kind)}`, `failure_${snake(kind)}_title`]),
  ...assumptions.map((name) => `dash_assumes_${snake(name)}`),
  ...accountStates.map((state) => `state_${snake(state)}`),
  ...missings.map((missing) => `missing_${snake(missing)}`),
  // The kinds of a cover (src/text/state-text.ts).
  ...["all", "until", "at_least_until", "at_most_until", "unknown"].map((kind) => `card_${kind}`),
  // An estimate, by itself and beside the day that the list is covered until (src/text/cover-text.ts).
  ...["likely", "likely_early", "possible"].flatMap((name) => [
    `cover_${name}`,
    `cover_list_${name}`,
  ]),
  ...productNames.map((product) => `product_${snake(product)}`),
  // What a setting of a warning counts.
  ...Object.values(warningSettings).flatMap((each) =>
    "unit" in each ? [`watch_${each.unit}`] : [],
  ),
]);

const form = /_(?:zero|one|two|few|many|other)$/;
/** The stems of the texts that count. */
const counting = new Set(
  Object.keys(english)
    .filter((key) => key.endsWith("_one"))
    .map((key) => key.replace(form, "")),
);
/** A text's name without the form of its number. */
const stemOf = (key: string): string => {
  const stem = key.replace(form, "");
  return counting.has(stem) ? stem : key;
};
const stemsOf = (locale: string): string[] =>
  [...new Set(Object.keys(messagesOf(locale)).map(stemOf))].sort();

describe("the texts", () => {
  it("exist in English and German", () => {
    expect(locales).toEqual(expect.arrayContaining(["de", "en"]));
  });

  it("have one German word for one thing", () => {
    const others =
      /unterbenutzer|banktag|abbuch|abgebucht|abfragen (?:ruhen|angehalten)|nächste abfrage/i;
    const found = Object.entries(messagesOf("de")).filter(([, { message }]) =>
      others.test(message),
    );
    expect(found).toEqual([]);
  });

  it("end no German sentence with a day: its month may be cut with a full stop of its own", () => {
    const found = Object.entries(messagesOf("de")).filter(([, { message }]) =>
      /\$(?:DAY|EARLY|BY|END|THROUGH|UNTIL)\$\.(?:\s|$)/.test(message),
    );
    expect(found).toEqual([]);
  });

  it.each(locales)("%s call the test system so, whatever a registrar calls its own", (locale) => {
    const others = Object.entries(messagesOf(locale)).filter(([, { message }]) =>
      /sandbox|test server|testserver/i.test(message),
    );
    expect(others).toEqual([]);
  });

  it.each(locales)("%s has every text of the English ones and no other", (locale) => {
    expect(stemsOf(locale)).toEqual(stemsOf("en"));
  });

  it.each(locales)("%s has every text that counts in each form of its language", (locale) => {
    const forms = new Intl.PluralRules(locale.replace("_", "-")).resolvedOptions().pluralCategories;
    const wanted = [...counting].flatMap((stem) => forms.map((form) => `${stem}_${form}`));
    const found = Object.keys(messagesOf(locale)).filter(
      (key) => form.test(key) && counting.has(stemOf(key)),
    );
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });

  it("that name a count are those that count, and begin with it", () => {
    const naming = Object.entries(english).filter(([, { placeholders }]) => placeholders?.count);
    expect(naming.filter(([key]) => !counting.has(stemOf(key))).map(([key]) => key)).toEqual([]);
    const silent = [...counting].filter(
      (stem) => english[`${stem}_other`]?.placeholders?.count?.content !== "$1",
    );
    expect(silent).toEqual([]);
  });

  it.each(locales)("%s says which language and direction it is in", (locale) => {
    const { text_language: language, text_direction: direction } = messagesOf(locale);
    expect(language?.message).toBe(locale.replace("_", "-"));
    const isRightToLeft = /^(?:ar|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(locale);
    expect(direction?.message).toBe(isRightToLeft ? "rtl" : "ltr");
  });

  it.each(locales)("%s has the same placeholders in every text", (locale) => {
    const wrong = Object.entries(messagesOf(locale)).filter(([key, { placeholders }]) => {
      const model = english[key] ?? english[`${stemOf(key)}_other`];
      return JSON.stringify(placeholders ?? {}) !== JSON.stringify(model?.placeholders ?? {});
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it.each(locales)("%s uses each placeholder it declares, and only those", (locale) => {
    const wrong = Object.entries(messagesOf(locale)).filter(([, { message, placeholders }]) => {
      const used = [...message.matchAll(/\$([A-Za-z_]+)\$/g)].map(([, name]) =>
        name?.toLowerCase(),
      );
      const declared = Object.keys(placeholders ?? {});
      return (
        used.some((name) => !declared.includes(name ?? "")) ||
        declared.some((name) => !used.includes(name))
      );
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it("tell translators what each of them is", () => {
    const silent = Object.entries(english).filter(
      ([, { description = "" }]) => description.trim().length < 10,
    );
    expect(silent.map(([key]) => key)).toEqual([]);
  });

  it.each(locales)("%s tells it in the English words, or leaves it out", (locale) => {
    const other = Object.entries(messagesOf(locale)).filter(
      ([key, { description }]) =>
        description !== undefined &&
        description !== (english[key] ?? english[`${stemOf(key)}_other`])?.description,
    );
    expect(other.map(([key]) => key)).toEqual([]);
  });

  it.each(locales)("%s leaves no text empty", (locale) => {
    const empty = Object.entries(messagesOf(locale)).filter(([, { message }]) => !message.trim());
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  it("are all used", () => {
    const source = sourceText();
    const unused = Object.keys(english).filter((key) => {
      const stem = stemOf(key);
      return (
        !composed.has(key) &&
        !source.includes(`"${key}"`) &&
        !source.includes(`"${stem}"`) &&
        !source.includes(`__MSG_${key}__`) &&
        !isComposed(key, source)
      );
    });
    expect(unused).toEqual([]);
  });

  it("exist for every name put together from a closed list", () => {
    expect([...composed].filter((key) => !(key in english))).toEqual([]);
  });
});

// `problem_${…}`, `function_${…}` and so on: the stem stands in a template.
const isComposed = (key: string, source: string): boolean =>
  [
    "problem_",
    "security_",
    "passphrase_",
    "function_",
    "watch_on_",
    "dash_action_",
    "dash_charge_",
    "dash_standing_",
    "spreadsheet_",
  ].some((stem) => key.startsWith(stem) && source.includes(`\`${stem}\${`));

it.each([
  ["en", /\bobjects?\b.* (?:at risk|lost|saved?)\b|\b(?:at risk|lost|saved?)\b.* objects?\b/i],
  [
    "de",
    /\bObjekte?\b.*(?:gefährdet|verloren|gerettet|retten)|(?:gefährdet|verloren|retten).*\bObjekte?\b/i,
  ],
])("%s calls what is at risk or lost domains, in every place", (locale, otherWord) => {
  const wrong = Object.entries(messagesOf(locale)).filter(([, { message }]) =>
    otherWord.test(message),
  );
  expect(wrong.map(([key]) => key)).toEqual([]);
});
