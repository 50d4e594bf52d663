import type { FieldValues } from "../../../src/domain/account.ts";
import type { FailureKind } from "../../../src/domain/failure.ts";
import type { Simulator } from "../../simulator/server.ts";
import type { ScenarioInput } from "../../simulator/shared/scenario-schema.ts";
import type { Method } from "./every-method.ts";

/** How a registrar's answers are taken apart and put together again, so that a test can stand in between. */
export interface Wire {
  /** Names of all members (properties, elements) that an answer has, each once. */
  membersOf(body: string): string[];
  /** The answer with each member of that name harmed, in every way that the format has: missing, empty, unreadable. */
  harmed(body: string, member: string): { how: string; body: string }[];
  /** The answer with the digits of each member of that name in place of its own. */
  withNumber(body: string, member: string, digits: string): string;
  /** The answer with this behind each of its texts: not behind numbers, dates, codes of currencies and ids of sessions. */
  quoting(body: string, quoted: string): string;
  /**
   * Of an API that tells figures in headers too: an answer as one text with them, and that text as an answer again. Left
   * out: its body is all there is.
   */
  whole?: {
    read(answer: Response): Promise<string>;
    write(whole: string, status: number): Response;
  };
}

/** All that an answer says, as one text. */
export const textOf = (wire: Wire, answer: Response): Promise<string> =>
  wire.whole ? wire.whole.read(answer) : answer.text();

/** That text, or what became of it, as an answer. */
export const answerOf = (wire: Wire, text: string, status = 200): Response =>
  wire.whole ? wire.whole.write(text, status) : new Response(text, { status });

/** The day on which a name is charged, from now: by its number, so that it stays when others come and go; new ones first. */
export const chargedDay = (name: string): number =>
  name.startsWith("new-") ? 0.5 : 1 + Number(/\d+/.exec(name)?.[0] ?? 0) / 8;

/** What is in the one account of a contract test. Amounts are decimal texts. */
export interface AccountParts {
  password: string;
  balance: string;
  /** Part of the balance; of registrars that do not tell it, nothing is said. */
  reserved: string;
  currency: string;
  /** What will be charged, each at this price, without VAT, on its {@link chargedDay}. */
  names: readonly string[];
  price: string;
  /** One sum that was charged yesterday. */
  booked: string;
  /** The most rows of a page. */
  pageSize: number;
}

/** What the contract suite needs of a registrar beside its profile and its client: all else is the same for all. */
export interface Harness {
  wire: Wire;
  /** The user name of the one account, and its key in the simulator. */
  user: string;
  key: string;
  /** What its login has beside the user and the first secret: of a list with a login of its own. Left out: nothing. */
  more?: { publicFields: FieldValues; secretFields: FieldValues };
  /** What its login has in further public fields, where they say what no answer tells. Left out: nothing. */
  fields?(parts: AccountParts): FieldValues;
  /** A scenario with one account of the LIVE system; each list that the client can ask for has rows. */
  scenario(parts: AccountParts): ScenarioInput;
  /** Changes what will be charged while the simulator runs. */
  setNames(simulator: Simulator, names: readonly string[], price: string): void;
  /**
   * The command that lists what will be charged, or what charges are derived from; its member with the number of all
   * rows; and what each of its requests has in its address or its body, where that is not the command itself. `ordered`
   * false: the registrar cannot list them by their day.
   */
  charges: { command: string; total: string; mark?: string; ordered?: boolean };
  /** Amounts are whole cents, in these currencies alone: others cannot be told. Left out: any digits, in any. */
  inCents?: readonly string[];
  /** Public fields of other logins of the same account, which are asked in another way. Left out: there are none. */
  logins?: readonly FieldValues[];
  /** False: no request closes a session, which ends by itself. Left out: one does. */
  closesSessions?: boolean;
  /** Lists whose number of rows the API never tells: another figure says what they lack, and has tests of its own. */
  uncounted: readonly Method[];
  /** The documented codes of failures, and what each is. */
  codes: readonly (readonly [code: number, kind: FailureKind])[];
  /** What an answer may hold that nobody is to keep: personal data beside the figures. null: nothing. */
  personal: RegExp | null;
}
