import type { Statistic } from "../../domain/account-status.ts";
import type { AccountTerms } from "../../domain/account-terms.ts";
import type { Result } from "../../domain/failure.ts";
import type {
  AccountBook,
  Booking,
  Deposit,
  ExchangeRate,
  UserBalance,
} from "../../domain/foresight/account-lists.ts";
import type { Removal, RenewalEvent } from "../../domain/foresight/lost-domains.ts";
import type { UpcomingCharge } from "../../domain/foresight/upcoming-charge.ts";
import type { GrantedRight } from "../../domain/rights.ts";
import type {
  BalancesQuery,
  BookingsQuery,
  ChargesPage,
  Login,
  Page,
  Proof,
  SessionLimits,
} from "../contract.ts";
import type { Field } from "../http/form.ts";
import type { Columns } from "./columns.ts";
import type { CommandName, Parameters } from "./command.ts";

/** Sends one command under the login and proof at hand; answers with a success's properties, or why not. */
export type Ask = (command: CommandName, parameters?: Parameters) => Promise<Result<Columns>>;

/** What the two registrars do differently. */
export interface Dialect {
  /** The form fields that say which system, who, and what proves it. */
  identity(login: Login, proof: Proof): Field[];
  /** The form fields that, beside the identity, open a session; null: not allowed by this client. */
  startSession(limits: SessionLimits): Field[] | null;
  /** The property with the session's id. */
  sessionProperty: string;
  closeCommand: CommandName;
  /** All product counts; one that is refused or missing is null with its failure. */
  statistics(ask: Ask): Promise<Result<Statistic[]>>;
  upcomingCharges(ask: Ask, page: ChargesPage): Promise<Result<Page<UpcomingCharge>>>;
  bookings(ask: Ask, query: BookingsQuery): Promise<Result<Page<Booking>>>;
  removals(ask: Ask, from: number): Promise<Result<Removal[]>>;
  /** What only one registrar has a command for (`lacking` tells the rest of the code which). */
  deposits?(ask: Ask): Promise<Result<Deposit[]>>;
  balances?(ask: Ask, query: BalancesQuery): Promise<Result<UserBalance[]>>;
  accountBook?(ask: Ask, from: number): Promise<Result<AccountBook>>;
  renewalEvents?(ask: Ask, from: number): Promise<Result<RenewalEvent[]>>;
  presentDomains?(ask: Ask, days: number): Promise<Result<string[]>>;
  accountTerms?(ask: Ask, login: Login): Promise<Result<AccountTerms>>;
  ownRights?(ask: Ask, login: Login): Promise<Result<GrantedRight[]>>;
  exchangeRates?(ask: Ask): Promise<Result<ExchangeRate[]>>;
}
