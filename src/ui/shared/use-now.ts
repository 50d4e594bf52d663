import { useEffect, useState } from "preact/hooks";

/** The time, milliseconds since the epoch, told again `every` so many: ages and countdowns follow it. */
export function useNow(every = 1000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
