import type { HttpEnvironment } from "../../../src/registrars/contract.ts";
import { patiently } from "../../browsers/patience.ts";

/** Node's own network, without haste: a busy machine may take a minute for a page of 100,000 names. */
export const patientSurroundings: HttpEnvironment = {
  fetch,
  isOnline: () => true,
  timeLimit: patiently(200_000),
};
