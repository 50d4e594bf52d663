import { translate } from "../../platform/translate.ts";

/** A sum that is the least possible one is called so. */
export const atLeast = (isLeast: boolean, sum: string): string =>
  isLeast ? translate("card_at_least", sum) : sum;
