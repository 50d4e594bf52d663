import type { Account } from "../../domain/account.ts";
import { ok, type Result } from "../../domain/failure.ts";
import { partInterval } from "../../domain/foresight/part-due.ts";
import { isOfAccount } from "../../domain/refresh-policy.ts";
import { accountsRecord } from "../../storage/accounts-record.ts";
import { foresightRecord } from "../../storage/foresight-record.ts";
import { snapshotsRecord } from "../../storage/snapshots-record.ts";
import { vaultState } from "../../vault/state.ts";
import { noteTrouble } from "../check-account.ts";
import { epochsNow } from "../epoch-guard.ts";
import { publish, publishFault, publishGathered } from "../publish.ts";
import { accessProblem } from "../registrar-access.ts";
import { clientOf, withAuthorization } from "../sign-in.ts";
import { finishSignIn } from "../unfinished-sign-ins.ts";
import { explainPart } from "./explain-part.ts";
import { isForeseen, keepForesight, keepForesightOfNewDay } from "./keep-foresight.ts";
import { keepPoint } from "./keep-point.ts";
import { depositsPart, ratesPart, subusersPart } from "./ledger-parts.ts";
import { asRefusedList, listRefusals } from "./list-refusal.ts";
import {
  isItsTurn,
  type ListPart,
  type ListRound,
  listPermit,
  noteTry,
  readState,
} from "./list-round.ts";
import { chargesPart } from "./load-charges.ts";
import { lostPart } from "./lost-part.ts";
import { pastPart } from "./past-part.ts";
import { type Flight, inFlight, type Order, singleFlight } from "./single-flight.ts";

/** In this order: what answers in one page comes before what may take minutes. */
const parts: readonly ListPart[] = [
  explainPart,
  depositsPart,
  subusersPart,
  ratesPart,
  pastPart,
  chargesPart,
  lostPart,
];

/**
 * Makes the forecast of an account anew, asks for its lists that are due, under its authorization, and makes it once more.
 * @returns whether the charges were asked for
 */
async function askLists(account: Account, { forced, isWanted }: Flight): Promise<boolean> {
  const { id } = account;
  const show = async () => {
    await keepForesight(id, Date.now());
    await publishGathered();
  };
  // The part it has come to. A round that began again under a new session asks for none twice.
  let place = 0;
  const next = async () => {
    // Read anew each time: what one list brought may make another one due.
    const state = isWanted() ? await readState(account, forced) : null;
    let part = parts[place];
    while (state && part && !isItsTurn(part, state)) part = parts[++place];
    return { state, part };
  };
  const known = await readState(account, forced);
  if (known) await keepPoint(known, isWanted);
  await show();
  if (!(await next()).part || (await accessProblem(account))) return false;
  const withPermit: ListRound["withPermit"] = listPermit(account);
  const client = clientOf(account);
  const round = { account, client, now: Date.now(), isCurrent: isWanted };
  let [hasAsked, hasLoaded] = [false, false];
  const refusals = listRefusals(client, { withPermit, isWanted });
  const asked = await withAuthorization(round, async (authorization): Promise<Result<null>> => {
    refusals.begun();
    for (;;) {
      const { state, part } = await next();
      if (!state || !part) return ok(null);
      hasAsked = true;
      hasLoaded ||= part === chargesPart;
      const answer = await part.ask(state, { client, authorization, isWanted, withPermit, show });
      if (!answer.ok) {
        if (!(await refusals.isOfListAlone(answer.failure, authorization))) return answer;
        await noteTry(id, isWanted, part.name, {
          at: state.now,
          basis: state.ledger.tries[part.name]?.basis ?? null,
          failure: asRefusedList(answer.failure),
        });
      }
      place++;
    }
  });
  if (!isWanted()) return hasLoaded;
  const why = asked.ok || asked.failure.kind === "locked" ? null : asked.failure;
  // A list's own failure is noted with the list; what kept the account from being asked at all is its trouble.
  if (why && (isOfAccount(why.kind) || !hasAsked)) await noteTrouble(account, why, isWanted);
  // What the lists met under a password was no refusal of it.
  else await finishSignIn(id);
  await show();
  return hasLoaded;
}

async function runFlight(account: Account, flight: Flight): Promise<void> {
  if (!(await isForeseen(account))) return;
  for (let go = true; go && flight.isWanted(); ) {
    flight.again = null;
    const hasLoaded = await askLists(account, flight);
    // Charges that were under way when the user pressed Refresh are fresh enough.
    const { again } = flight as Flight;
    go = again !== null;
    flight.forced = again?.forced === true && !hasLoaded;
  }
}

/**
 * What follows a good check: the forecast, and the lists it is made of as far as they are due. One at a time for
 * an account; whoever comes meanwhile is served by the same. Never rejects.
 */
export function followUp(account: Account, { forced, isCurrent }: Order): Promise<void> {
  const running = inFlight(account.id);
  if (running) {
    running.again = { forced: forced || running.again?.forced === true };
    return running.done;
  }
  return singleFlight(account.id, { forced, isCurrent }, (flight) =>
    runFlight(account, flight).catch(publishFault),
  );
}

/**
 * Goes on with loads that an earlier worker left half way, with lists that became due between two checks, and
 * with forecasts of a day that is over. To be called after the checks: what they met holds for the lists as well.
 * Never rejects: whatever the browser refuses now is said, and tried again at the next wake.
 */
export const followUpDue = (now: number): Promise<void> => followAllDue(now).catch(publishFault);

async function followAllDue(now: number): Promise<void> {
  const asOf = epochsNow();
  if (await keepForesightOfNewDay(now)) await publish();
  const [foresights, vault, accounts, snapshots] = await Promise.all([
    foresightRecord.read(),
    vaultState(now),
    accountsRecord.read(),
    snapshotsRecord.read(),
  ]);
  if (!foresights.ok || !vault.ok || vault.value.locked || !accounts.ok || !snapshots.ok) return;
  const due = accounts.value.filter(({ id, enabled }) => {
    const foresight = foresights.value[id];
    if (!enabled || !foresight || inFlight(id) || snapshots.value[id]?.trouble) return false;
    const { loading, loadedAt } = foresight;
    return loading !== null || (loadedAt !== null && now - loadedAt >= partInterval);
  });
  await Promise.all(
    due.map((account) =>
      followUp(account, { forced: false, isCurrent: () => asOf.isUntouched(account.id) }),
    ),
  );
}
