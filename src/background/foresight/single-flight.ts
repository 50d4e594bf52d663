export interface Order {
  /** The user's Refresh: the lists too, due or not. */
  forced: boolean;
  /** False once the account was edited or removed. */
  isCurrent: () => boolean;
}

/** What is being done about one account's foresight. */
export interface Flight {
  forced: boolean;
  /** False once it was stopped, or the account was edited or removed: what comes then is dropped. */
  isWanted: () => boolean;
  stop: () => void;
  /** Another order came meanwhile; null: none. */
  again: { forced: boolean } | null;
  done: Promise<void>;
}

// Lives as long as the worker does, and so does the work it is about.
const flights = new Map<string, Flight>();

export function inFlight(accountId: string): Flight | undefined {
  const flight = flights.get(accountId);
  return flight?.isWanted() ? flight : undefined;
}

/** Begins the work of a flight, which never rejects. */
export function singleFlight(
  accountId: string,
  { forced, isCurrent }: Order,
  work: (flight: Flight) => Promise<void>,
): Promise<void> {
  let stopped = false;
  const flight: Flight = {
    forced,
    isWanted: () => !stopped && isCurrent(),
    stop: () => {
      stopped = true;
    },
    again: null,
    done: Promise.resolve(),
  };
  flights.set(accountId, flight);
  flight.done = work(flight).finally(() => {
    if (flights.get(accountId) === flight) flights.delete(accountId);
  });
  return flight.done;
}

/** Lets no further list of an account be asked for, null: of any; what is under way is dropped. */
export function cancelFlights(accountId: string | null): void {
  for (const [id, { stop }] of flights) if (accountId === null || id === accountId) stop();
}
