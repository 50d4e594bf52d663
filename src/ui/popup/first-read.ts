import { storedOverview } from "./stored-overview.ts";

/** Begun before anything else is evaluated: the popup paints from this one read, without the worker. */
export const firstRead = storedOverview.read();
