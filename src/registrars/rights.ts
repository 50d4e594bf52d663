import type { GrantedRight } from "../domain/rights.ts";
import type { RegistrarClient } from "./contract.ts";
import type { Profile, RegistrarFunction, RightsGuide } from "./profile.ts";

// The rights that a login needs for some functions, from a registrar's profile.

type Commands = Pick<Profile, "commands">;
/** A profile whose rights are lines, or areas. */
export type LinesProfile = Profile & { rights: LinesGuide };
export type AreasProfile = Profile & { rights: AreasGuide };

export const hasLines = (profile: Profile): profile is LinesProfile =>
  profile.rights.kind === "lines";
export const hasAreas = (profile: Profile): profile is AreasProfile =>
  profile.rights.kind === "areas";

type LinesGuide = Extract<RightsGuide, { kind: "lines" }>;
type AreasGuide = Extract<RightsGuide, { kind: "areas" }>;
type Areas = Pick<AreasProfile, "commands" | "rights">;

/** The commands of the functions, in order, without repeats. */
export const commandsFor = (
  { commands }: Commands,
  wanted: readonly RegistrarFunction[],
): string[] => [...new Set(wanted.flatMap((name) => commands[name]))];

/** The functions that a registrar documents no command for. */
export const functionsLacking = (
  { commands }: Commands,
  wanted: readonly RegistrarFunction[],
): RegistrarFunction[] => wanted.filter((name) => commands[name].length === 0);

/** The line that allows one command. */
export const lineFor = (line: string, command: string): string =>
  line.replace("{command}", command);

/** One line for each command. */
export const linesFor = ({ line }: LinesGuide, commands: readonly string[]): string[] =>
  commands.map((command) => lineFor(line, command));

/** The whole command that makes such a login, a line a parameter; what stands in `<…>` is for the user to fill in. */
export const makeWithLines = (guide: LinesGuide, commands: readonly string[]): string =>
  [
    guide.make,
    ...linesFor(guide, commands).map((line, index) =>
      guide.numbered.replace("{index}", String(index)).replace("{line}", line),
    ),
  ].join("\n");

/** The area whose right to read a refused command most likely lacks; null: none is known. */
export const areaOf = (areas: Readonly<Record<string, string>>, command: string): string | null =>
  (Object.hasOwn(areas, command) && areas[command]) || null;

/** The areas that functions need, in the panel's order, without repeats. */
export function areasFor(
  { commands, rights }: Areas,
  wanted: readonly RegistrarFunction[],
): string[] {
  const needed = commandsFor({ commands }, wanted).map((name) => areaOf(rights.areaOf, name));
  return rights.areas.filter((area) => needed.includes(area));
}

/** The commands that make such a login, one after the other; null: the registrar documents none. */
export const makeWithAreas = ({ make }: AreasGuide, areas: readonly string[]): string[] | null =>
  make && [make.user, ...areas.map((area) => make.area.replace("{area}", area))];

/** What a login lacks and has too much, by what the registrar said of it. */
export interface RightsReport {
  /** Areas that a function needs and that lack a right to read. */
  missing: { location: string; rights: string[]; functions: RegistrarFunction[] }[];
  /** Areas with rights beyond reading: whoever gets hold of the login can use them. */
  beyond: { location: string; rights: string[] }[];
}

/** Compares what was granted with what the functions need. */
export function compareRights(
  granted: readonly GrantedRight[],
  wanted: readonly RegistrarFunction[],
  profile: Areas,
): RightsReport {
  const { read } = profile.rights;
  const has = (location: string): readonly string[] =>
    granted.find((each) => each.location === location)?.rights ?? [];
  const needs = (name: RegistrarFunction, location: string): boolean =>
    areasFor(profile, [name]).includes(location);
  return {
    missing: areasFor(profile, wanted).flatMap((location) => {
      const rights = read.filter((right) => !has(location).includes(right));
      const needing = wanted.filter((name) => needs(name, location));
      return rights.length === 0 ? [] : [{ location, rights, functions: needing }];
    }),
    beyond: granted.flatMap(({ location, rights }) => {
      const more = rights.filter((right) => !read.includes(right));
      return more.length === 0 ? [] : [{ location, rights: more }];
    }),
  };
}

/** Which function each of a client's methods serves; null: none that the user sees. */
const functionOfMethod: Record<
  Exclude<keyof RegistrarClient, "signIn" | "signOut">,
  RegistrarFunction | null
> = {
  balance: "balance",
  counts: "statistics",
  charges: "charges",
  reserves: "deposits",
  bookings: "bookings",
  accountBook: "history",
  pastBalances: "history",
  removals: "lost",
  renewalEvents: "lost",
  presentDomains: "lost",
  subusers: "subusers",
  terms: null,
  ownRights: null,
  rates: null,
};

/** The methods of a client that serve a function. */
export const methodsFor = (wanted: RegistrarFunction): string[] =>
  Object.entries(functionOfMethod).flatMap(([method, name]) => (name === wanted ? [method] : []));
