import type { AccountStatus, Statistic } from "../../../src/domain/account-status.ts";
import type { AccountTerms } from "../../../src/domain/account-terms.ts";
import {
  type FailureKind,
  failed,
  failure,
  failureKinds,
  ok,
  type Result,
} from "../../../src/domain/failure.ts";
import type {
  AccountBook,
  Booking,
  Deposit,
  ExchangeRate,
  UserBalance,
} from "../../../src/domain/foresight/account-lists.ts";
import type { Removal, RenewalEvent } from "../../../src/domain/foresight/lost-domains.ts";
import type { UpcomingCharge } from "../../../src/domain/foresight/upcoming-charge.ts";
import type { GrantedRight } from "../../../src/domain/rights.ts";
import { idleClient } from "../../../src/registrars/clients.ts";
import type {
  Authorization,
  BookingsQuery,
  ChargesPage,
  ChargesQuery,
  HttpEnvironment,
  Login,
  OpenedSession,
  RegistrarClient,
} from "../../../src/registrars/contract.ts";
import { statusWith } from "../domain/records.ts";

type Method = keyof RegistrarClient;
type Reply<M extends Method> = Awaited<ReturnType<Required<RegistrarClient>[M]>>;
/** A session as a registrar opens it. */
export const openedSession = (session: string): OpenedSession => ({
  session,
  timeout: 3600,
  maxTtl: 86_400,
});

/** Charges as the registrar lists them, by row. */
export const listedPage = (rows: UpcomingCharge[], total: number | null): ChargesPage => ({
  rows,
  total,
  next: "by-row",
  ordered: true,
  basis: "listed",
});

/** A failure by its kind alone, a whole reply, or a promise of one: a request that hangs until the test says so. */
type Script<M extends Method> = FailureKind | Reply<M> | Promise<Reply<M>>;

/** One request as it would have gone out: who, to which login, with what proof. */
export interface Call {
  method: Method;
  user: string;
  login: Login;
  authorization: Authorization | null;
  session: string | null;
  /** What a list was asked for; null: nothing beside its name. */
  query: unknown;
}

/** What is asked for after a check: its log is apart, as most tests are about the checks alone. */
const listMethods: ReadonlySet<Method> = new Set([
  "charges",
  "reserves",
  "pastBalances",
  "subusers",
  "bookings",
  "accountBook",
  "rates",
  "removals",
  "renewalEvents",
  "presentDomains",
  "terms",
]);

const initialRows: Statistic[] = [{ product: "domains", count: 12, failure: null }];

/**
 * A registrar at the client's seam. It knows each user by its password, issues sessions that stand for the user
 * they were issued to, and refuses what it does not know, as the real ones do; `next` scripts single answers.
 */
export function fakeRegistrar() {
  const calls: Call[] = [];
  const lists: Call[] = [];
  const scripts = new Map<string, Script<Method>[]>();
  const sessions = new Map<string, string>();
  const passwords = new Map<string, string>();
  const statuses = new Map<string, AccountStatus>();
  const charges = new Map<string, UpcomingCharge[]>();
  const paging = { size: 100 };
  const answers = {
    deposits: new Map<string, Deposit[]>(),
    /** By user and depth, of a past day by user and day. */
    balances: new Map<string, UserBalance[]>(),
    bookings: new Map<string, Booking[]>(),
    books: new Map<string, AccountBook>(),
    rates: [] as ExchangeRate[],
    removals: new Map<string, Removal[]>(),
    events: new Map<string, RenewalEvent[]>(),
    present: new Map<string, string[]>(),
    terms: new Map<string, AccountTerms>(),
    rights: new Map<string, GrantedRight[]>(),
  };
  let issued = 0;

  const isFailureKind = (script: unknown): script is FailureKind =>
    typeof script === "string" && (failureKinds as readonly string[]).includes(script);

  /** Whatever the registrar calls the fields: whom the first public one names, and what the first secret one holds. */
  const nameOf = ({ publicFields }: Login): string =>
    publicFields.user ?? Object.values(publicFields)[0] ?? "";

  /** Whom a proof stands for; a session may be another user's than the login names: it alone decides. */
  function userOf(login: Login, authorization: Authorization): Result<string> {
    if (authorization.kind === "session") {
      const user = sessions.get(authorization.session);
      return user === undefined ? failed(failure("session-expired", { code: 530 })) : ok(user);
    }
    const user = nameOf(login);
    return passwords.get(user) === Object.values(authorization.secretFields)[0]
      ? ok(user)
      : failed(failure("sign-in-failed", { code: 530, text: "Authentication failed" }));
  }

  async function answer<M extends Method>(
    call: Omit<Call, "user" | "session" | "query"> & {
      method: M;
      session?: string;
      query?: unknown;
    },
    usual: () => Reply<M>,
  ): Promise<Reply<M>> {
    const log = listMethods.has(call.method) ? lists : calls;
    log.push({ session: null, query: null, ...call, user: nameOf(call.login) });
    const scripted = scripts.get(`${nameOf(call.login)} ${call.method}`)?.shift() as
      | Script<M>
      | undefined;
    if (scripted === undefined) return usual();
    if (isFailureKind(scripted)) return failed(failure(scripted)) as Reply<M>;
    return (await scripted) as Reply<M>;
  }

  /** A list that is `usual` unless scripted. */
  const listed =
    <T, Q>(method: Method, login: Login, usual: (user: string, query: Q) => T) =>
    (authorization: Authorization, query: Q): Promise<Result<T>> =>
      answer({ method, login, authorization, query }, () => {
        const user = userOf(login, authorization);
        return (user.ok ? ok(usual(user.value, query)) : user) as Reply<Method>;
      }) as Promise<Result<T>>;

  const chargesPage = (user: string, { first }: ChargesQuery): ChargesPage => {
    const all = charges.get(user) ?? [];
    return listedPage(all.slice(first, first + paging.size), all.length);
  };

  const clientOf = (
    login: Login,
    surroundings?: Pick<HttpEnvironment, "signal">,
  ): RegistrarClient => underSignal(usualClient(login), surroundings?.signal);

  /** What hangs on a signal that was aborted is refused without a call, as by the real client; a closing is not. */
  function underSignal(client: RegistrarClient, signal?: AbortSignal): RegistrarClient {
    const locked = async () => failed(failure("locked"));
    return new Proxy(client, {
      get: (target, name, receiver) =>
        signal?.aborted && name !== "signOut" ? locked : Reflect.get(target, name, receiver),
    });
  }

  /** What the registrar's own client has no method for, this one has none for either. */
  function usualClient(login: Login): RegistrarClient {
    const offered = idleClient(login.registrar);
    const all = everyMethod(login);
    return Object.fromEntries(
      Object.entries(all).filter(([method]) => offered[method as Method] !== undefined),
    ) as unknown as RegistrarClient;
  }

  const everyMethod = (login: Login): Required<RegistrarClient> => ({
    signIn: (authorization) =>
      answer({ method: "signIn", login, authorization }, () => {
        const user = userOf(login, authorization);
        if (!user.ok) return user;
        issued += 1;
        const session = `session-${issued}-of-${user.value}`;
        sessions.set(session, user.value);
        return ok(openedSession(session));
      }),
    signOut: (session) =>
      answer({ method: "signOut", login, authorization: null, session }, () => {
        sessions.delete(session);
        return ok(null);
      }),
    balance: (authorization) =>
      answer({ method: "balance", login, authorization }, () => {
        const user = userOf(login, authorization);
        return user.ok ? ok(statuses.get(user.value) ?? statusWith()) : user;
      }),
    counts: (authorization) =>
      answer({ method: "counts", login, authorization }, () => {
        const user = userOf(login, authorization);
        return user.ok ? ok(initialRows) : user;
      }),
    charges: listed("charges", login, chargesPage),
    reserves: (authorization) =>
      listed("reserves", login, (user) => answers.deposits.get(user) ?? [])(authorization, null),
    pastBalances: listed(
      "pastBalances",
      login,
      (user, day: number) => answers.balances.get(`${user} ${day}`) ?? [],
    ),
    subusers: (authorization) =>
      listed(
        "subusers",
        login,
        (user) => answers.balances.get(`${user} SUBUSER`) ?? [],
      )(authorization, null),
    bookings: listed("bookings", login, (user, { from, to, first }: BookingsQuery) => {
      const all = (answers.bookings.get(user) ?? []).filter(
        ({ at }) => at === null || (at >= from && at <= to),
      );
      return { rows: all.slice(first, first + paging.size), total: all.length };
    }),
    accountBook: listed(
      "accountBook",
      login,
      (user) => answers.books.get(user) ?? { opening: null, openingNet: null, rows: [] },
    ),
    rates: (authorization) => listed("rates", login, () => answers.rates)(authorization, null),
    removals: listed("removals", login, (user) => answers.removals.get(user) ?? []),
    renewalEvents: listed("renewalEvents", login, (user) => answers.events.get(user) ?? []),
    presentDomains: listed("presentDomains", login, (user) => answers.present.get(user) ?? []),
    terms: (authorization) =>
      answer({ method: "terms", login, authorization }, () => {
        const user = userOf(login, authorization);
        const terms = user.ok ? answers.terms.get(user.value) : undefined;
        if (!user.ok) return user;
        return terms ? ok(terms) : failed(failure("not-allowed", { command: "StatusRegistrar" }));
      }),
    ownRights: (authorization) =>
      answer({ method: "ownRights", login, authorization }, () => {
        const user = userOf(login, authorization);
        const rights = user.ok ? answers.rights.get(user.value) : undefined;
        if (!user.ok) return user;
        return rights ? ok(rights) : failed(failure("not-allowed", { command: "QueryACLList" }));
      }),
  });

  return {
    calls,
    lists,
    sessions,
    passwords,
    statuses,
    /** What will be charged, by user, and how many rows of it come in a page. */
    charges,
    paging,
    /** The other lists. */
    answers,
    clientOf,
    /** What the next requests of this method and user are answered, in turn; then the usual again. */
    next: <M extends Method>(user: string, method: M, ...answers: Script<M>[]) => {
      const name = `${user} ${method}`;
      scripts.set(name, [...(scripts.get(name) ?? []), ...answers]);
    },
    /** The methods called so far, oldest first, of one user or all; then they are forgotten. */
    take: (user?: string): Method[] => {
      const taken = calls.filter((call) => user === undefined || call.user === user);
      calls.splice(0, calls.length, ...calls.filter((call) => !taken.includes(call)));
      return taken.map(({ method }) => method);
    },
    /** The lists asked for so far, oldest first; then they are forgotten. */
    takeLists: (): Method[] => lists.splice(0).map(({ method }) => method),
    /** Resolves once a request of this method is under way. */
    async called(method: Method, count = 1): Promise<void> {
      while ([...calls, ...lists].filter((call) => call.method === method).length < count)
        await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

export type FakeRegistrar = ReturnType<typeof fakeRegistrar>;

/** A promise with its handle outside. */
export function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
