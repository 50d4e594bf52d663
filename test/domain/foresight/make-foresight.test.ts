import { expect, it } from "vitest";
import { initialAlertSettings } from "../../../src/domain/alert-settings.ts";
import { dayOf } from "../../../src/domain/foresight/bank-days.ts";
import { type DaySums, noDaySums, withPage } from "../../../src/domain/foresight/day-sums.ts";
import { makeForesight } from "../../../src/domain/foresight/make-foresight.ts";
import { factsOf } from "../../../src/registrars/facts.ts";
import { charge } from "../../support/domain/charges.ts";
import { minute, noon, statusWith } from "../../support/domain/records.ts";

const today = dayOf(noon);
const loading = (...days: number[]): DaySums =>
  withPage(
    noDaySums(noon - minute, today + 90, "EUR", true),
    days.map((ahead) => charge(today + ahead)),
    days.length + 60,
  );
const progress = (list: DaySums) =>
  makeForesight({
    facts: factsOf({ registrar: "ispapi", system: "live" }),
    status: statusWith(),
    statusAt: noon,
    sums: null,
    loading: list,
    points: [],
    listed: {},
    tries: {},
    lost: null,
    wishes: initialAlertSettings,
    now: noon,
  }).loading;

it("tells of a load how many of how many there are", () => {
  expect(progress(loading(1, 2, 3))).toEqual({ seen: 3, total: 63 });
});

it("tells of a load that is through that it has all, though the list goes on beyond the wanted days", () => {
  expect(progress({ ...loading(1, 2), next: null })).toEqual({ seen: 2, total: 2 });
});
