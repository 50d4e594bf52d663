import { characters } from "./account-plan.ts";
import { type Replayed, replay } from "./replay.ts";
import { addToScore, noScore, oracle, type Score } from "./score.ts";

type Rule = (account: Replayed) => ArrayLike<number | boolean>;

interface Line {
  name: string;
  score: Score;
}

function scoreOf(accounts: readonly Replayed[], rule: Rule): Score {
  const score = noScore();
  for (const account of accounts) addToScore(score, account, rule(account));
  return score;
}

const belowAmount =
  (cents: number): Rule =>
  ({ available }) =>
    available.map((amount) => Number(amount < cents));

const belowDays =
  (wish: number): Rule =>
  ({ averageDays }) =>
    averageDays.map((left) => Number(left < wish));

/**
 * The setting with the fewest false alarms among those that warn of at least as large a share of all failed
 * charges. Chosen on the very accounts it is judged on: more than a user could ever do.
 */
function bestBySweep(
  accounts: readonly Replayed[],
  settings: readonly number[],
  rule: (setting: number) => Rule,
  recall: number,
): { setting: number; score: Score } {
  const scored = settings.map((setting) => ({ setting, score: scoreOf(accounts, rule(setting)) }));
  const good = scored.filter(({ score }) => score.warned / score.failed >= recall);
  const best = good.sort((a, b) => a.score.falseAlarms - b.score.falseAlarms)[0];
  if (!best) throw new Error("No setting of the sweep reaches the recall: replay more accounts.");
  return best;
}

const geometric = (from: number, to: number, step: number): number[] => {
  const values: number[] = [];
  for (let value = from; value <= to; value *= step) values.push(Math.round(value));
  return values;
};

const percent = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;

const median = (values: readonly number[]): string =>
  values.length === 0 ? "–" : String([...values].sort((a, b) => a - b)[values.length >> 1]);

const headings = [
  "rule",
  "of all",
  "of foreseeable",
  "of dry spells",
  "false alarms",
  "quiet alarms",
  "lead",
];

const cellsOf = ({ name, score }: Line): string[] => [
  name,
  percent(score.warned, score.failed),
  percent(score.foreseeableWarned, score.foreseeable),
  percent(score.spellsWarned, score.spells),
  (score.falseAlarms / score.accounts).toFixed(2),
  (score.quiet / score.accounts).toFixed(2),
  median(score.leads),
];

function tableOf(lines: readonly Line[]): string {
  const rows = [headings, ...lines.map(cellsOf)];
  const widths = headings.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const print = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(" | ")} |`;
  const rule = `|${widths.map((width, at) => (at === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [print(headings), rule, ...rows.slice(1).map(print)].join("\n");
}

const verdict = (isMet: boolean, text: string): string => `${isMet ? "met   " : "MISSED"} ${text}`;

/**
 * One target about false alarms, by each way to count them; the first is the measure. Averted alarms counted
 * as false, no rule that warns of every foreseeable failure and cannot see transfers under way has fewer than
 * ours by listed charges: it must be on whenever the charges up to the last day at stake exceed the funds.
 */
function ratioLines(
  what: string,
  ours: Score,
  theirs: Score,
  max: number,
  say: typeof verdict = verdict,
): string[] {
  const counts = [
    ["falseAlarms", "false alarms"],
    ["quiet", "averted ones counted as false"],
    ["hasty", "need judged up to a week after the alarm only"],
  ] as const;
  return counts.map(([count, how]) => {
    const [mine, other] = [ours[count] / ours.accounts, theirs[count] / theirs.accounts];
    const ratio = other === 0 ? (mine === 0 ? 0 : Number.POSITIVE_INFINITY) : mine / other;
    return say(
      ratio <= max,
      `${what}, ${how}: ${mine.toFixed(2)} against ${other.toFixed(2)}, ${ratio.toFixed(2)} of it (target ${max.toFixed(2)})`,
    );
  });
}

const likelierThan =
  (min: number): Rule =>
  ({ chance }) =>
    chance.map((value) => Number(value >= min));

/**
 * Replays `count` accounts from `firstSeed` on and writes what each rule would have said, as text.
 * @param isKnowing with the knowing rule, which takes some minutes
 */
export function report(firstSeed: number, count: number, isKnowing: boolean): string {
  const accounts = Array.from({ length: count }, (_, index) =>
    replay(firstSeed + index, isKnowing),
  );
  const short = scoreOf(accounts, (account) => account.short);
  const likely = scoreOf(accounts, (account) => account.likely);
  const naive = scoreOf(accounts, (account) => account.naive);
  const careful = scoreOf(accounts, (account) => account.carefulNaive);
  const recall = likely.warned / likely.failed;
  const fixed = bestBySweep(accounts, geometric(2000, 500_000, 1.04), belowAmount, recall);
  const average = bestBySweep(accounts, geometric(2, 200, 1.15), belowDays, recall);
  const chances = Array.from({ length: 40 }, (_, index) => (index + 1) / 400);
  const knowing = isKnowing && bestBySweep(accounts, chances, likelierThan, recall);
  const lines: Line[] = [
    ...[50, 100, 500].map((amount) => ({
      name: `funds below ${amount}`,
      score: scoreOf(accounts, belowAmount(amount * 100)),
    })),
    {
      name: `funds below ${Math.round(fixed.setting / 100)} (best at our recall)`,
      score: fixed.score,
    },
    { name: "below 7 days of average spend", score: scoreOf(accounts, belowDays(7)) },
    { name: `below ${average.setting} days (best at our recall)`, score: average.score },
    { name: "naive: listed for 7 days > funds", score: naive },
    { name: "naive, only `pay`, with credit line", score: careful },
    { name: "perfect oracle", score: scoreOf(accounts, oracle) },
    ...(knowing ? [{ name: "knows all but the dice (at our recall)", score: knowing.score }] : []),
    { name: "ours: short by listed charges", score: short },
    { name: "ours: that, or likely short", score: likely },
  ];
  const kinds = characters.map((character) => {
    const score = scoreOf(
      accounts.filter((account) => account.character === character),
      (account) => account.likely,
    );
    return { name: character, score };
  });
  const { failed, foreseeable, spells } = likely;
  return [
    `${count} accounts with ${likely.accounts.toFixed(0)} judged years, seeds ${firstSeed} to ${firstSeed + count - 1}: ${failed} failed charges (${foreseeable} foreseeable from the list) in ${spells} dry spells.`,
    "Three of five accounts are installed in the middle of the judged year, half lose an object at the first failed charge, banks keep the holidays of T2.",
    "Share of failed charges warned of at least 3 bank days before their day; alarms per account-year (quiet: no charge failed; false: none would have failed without the owner's transfer either); median lead in bank days.",
    "",
    tableOf(lines),
    "",
    "Ours (short or likely short) by kind of account:",
    "",
    tableOf(kinds),
    "",
    verdict(
      short.foreseeableWarned === foreseeable,
      `every foreseeable failure is warned of: ${short.foreseeableWarned} of ${foreseeable}`,
    ),
    ...ratioLines("short by listed charges against the naive rule", short, naive, 0.5),
    ...ratioLines("short by listed charges against the careful naive rule", short, careful, 0.5),
    verdict(
      recall >= 0.95,
      `of all failures ${percent(likely.warned, failed)} are warned of (target 95 %)`,
    ),
    ...ratioLines(
      "short or likely against the best amount at the same recall",
      likely,
      fixed.score,
      0.15,
    ),
    verdict(
      likely.quiet / likely.accounts <= 5.5,
      `quiet alarms a year: ${(likely.quiet / likely.accounts).toFixed(2)} (target 5.50)`,
    ),
    ...(knowing
      ? ratioLines(
          "what knows all but the dice against that amount",
          knowing.score,
          fixed.score,
          0.15,
          (_, text) => `bound  ${text}`,
        )
      : []),
  ].join("\n");
}
