import { useMemo } from "preact/hooks";
import type { Failure } from "../../domain/failure.ts";
import type { Preferences } from "../../domain/preferences.ts";
import { type SpreadsheetChoice, spreadsheetChoices } from "../../domain/spreadsheet-choice.ts";
import { send } from "../../messages/send.ts";
import { type ChosenStyle, csvStyleOf, styleNames } from "../../text/csv-style.ts";
import { regionTag, textLanguage } from "../../text/locale.ts";
import {
  browserName,
  examples,
  languageChoices,
  otherRegion,
  regionChoices,
} from "../../text/regions.ts";
import { translate } from "../../text/translate.ts";
import { ChoiceField } from "./form/field.tsx";

interface AppearanceSectionProps {
  preferences: Preferences;
  now: number;
  fail: (failure: Failure | null) => void;
}

/** Stands for the browser's own among the choices: no tag is empty. */
const browsers = "";

const asChosen = (choice: string): string | null => (choice === browsers ? null : choice);

/** `Semicolon, 1234,50` */
const styleText = (style: ChosenStyle): string => {
  const [separator, mark] = styleNames[style];
  return translate(`spreadsheet_${separator}`, `1234${mark}50`);
};

function spreadsheetText(choice: SpreadsheetChoice): string {
  if (choice !== "by-region") return styleText(choice);
  return translate("spreadsheet_by_region", styleText(csvStyleOf(regionTag())));
}

/** The language of all texts, and the region that numbers, dates and files are written for; each is kept at once. */
export function AppearanceSection({ preferences, now, fail }: AppearanceSectionProps) {
  const save = (part: Partial<Preferences>) => {
    void send("save-preferences", { preferences: { ...preferences, ...part } }).then((reply) =>
      fail(reply.ok ? null : reply.failure),
    );
  };
  const { theme, density, language, region, iconWhenWell, spreadsheet } = preferences;
  const offered = region === null && language !== null ? otherRegion(language) : null;
  const words = textLanguage();
  // Some eighty names to make and to sort, and the page counts seconds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names are in the language of the texts.
  const regions = useMemo(() => regionChoices(region), [region, words]);
  const own: [string, string] = [browsers, translate("as_browser", browserName())];
  return (
    <section class="card appearance" aria-labelledby="appearance">
      <h2 id="appearance" tabIndex={-1}>
        {translate("appearance")}
      </h2>
      <p>{translate("appearance_intro")}</p>
      <div class="fields">
        <ChoiceField
          name="theme"
          label={translate("field_theme")}
          value={theme}
          choices={{
            system: translate("theme_system"),
            light: translate("theme_light"),
            dark: translate("theme_dark"),
          }}
          change={(choice) => save({ theme: choice })}
        />
        <ChoiceField
          name="density"
          label={translate("field_density")}
          hint={translate("hint_density")}
          value={density}
          choices={{
            comfortable: translate("density_comfortable"),
            compact: translate("density_compact"),
          }}
          change={(choice) => save({ density: choice })}
        />
        <ChoiceField
          name="language"
          label={translate("field_language")}
          value={language ?? browsers}
          choices={[own, ...languageChoices()]}
          change={(choice) => save({ language: asChosen(choice) })}
        />
        <ChoiceField
          name="region"
          label={translate("field_region")}
          hint={translate("hint_region", ...examples(now))}
          value={region ?? browsers}
          choices={[own, ...regions]}
          change={(choice) => save({ region: asChosen(choice) })}
        >
          {offered && (
            <p class="offer" role="status">
              {translate("numbers_stay")}{" "}
              <button
                type="button"
                class="link"
                onClick={() => {
                  save({ region: offered.tag });
                  document.getElementById("region")?.focus();
                }}
              >
                {translate("numbers_as_in", offered.name)}
              </button>
            </p>
          )}
        </ChoiceField>
        <ChoiceField
          name="iconWhenWell"
          label={translate("field_icon")}
          hint={translate("hint_icon")}
          value={iconWhenWell}
          choices={{
            nothing: translate("icon_nothing"),
            days: translate("icon_days"),
            funds: translate("icon_funds"),
          }}
          change={(choice) => save({ iconWhenWell: choice })}
        />
        <ChoiceField
          name="spreadsheet"
          label={translate("field_spreadsheet")}
          hint={translate("hint_spreadsheet")}
          value={spreadsheet}
          choices={spreadsheetChoices.map((choice) => [choice, spreadsheetText(choice)])}
          change={(choice) => save({ spreadsheet: choice })}
        />
      </div>
    </section>
  );
}
