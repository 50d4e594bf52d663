/**
 * How much longer than usual everything may take: TEST_PATIENCE, for machines that are kept busy; 1 without it.
 * Throws for what is no number of at least 1.
 */
function patienceOf(told = process.env.TEST_PATIENCE ?? "1"): number {
  const patience = Number(told);
  if (!(patience >= 1)) throw new Error(`TEST_PATIENCE is a number from 1 on, not ${told}.`);
  return patience;
}

/** A time limit for something that is waited for, in milliseconds, longer where patience is asked for. */
export const patiently = (milliseconds: number): number => milliseconds * patienceOf();
