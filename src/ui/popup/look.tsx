import type { Preferences } from "../../domain/preferences.ts";
import { useLook } from "../shared/look.ts";

/** Has theme and density as they are chosen, on another page too. Draws nothing. */
export function Look({ preferences }: { preferences: Preferences }) {
  useLook(preferences);
  return null;
}
