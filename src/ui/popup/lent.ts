// What the popup's first script lends to its further ones, so that no code is there twice and none has two states: a
// second Preact would not know the first one's components. The build makes one list of it (`scripts/lent-code.ts`).

export { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
export { Fragment, jsx, jsxs } from "preact/jsx-runtime";
export { isStale, lostOf, risksOf, statesOf, worstOf } from "../../domain/account-state.ts";
export { isAtMost, isSumAtMost } from "../../domain/at-most.ts";
export { isNotZero } from "../../domain/decimal-pattern.ts";
export { failed, failure, ok } from "../../domain/failure.ts";
export { isForesightOld } from "../../domain/foresight/account-foresight.ts";
export { dayOf } from "../../domain/foresight/bank-days.ts";
export { leftOf } from "../../domain/foresight/lost-domains.ts";
export { chosenPayment } from "../../domain/foresight/payments.ts";
export { missingOf } from "../../domain/missing.ts";
export { moneyNumbers } from "../../domain/same-money.ts";
export { send } from "../../messages/send.ts";
export { placeText } from "../../text/failure-text.ts";
export { formatAmount, formatMoney } from "../../text/format-money.ts";
export {
  formatDay,
  formatIn,
  formatMoment,
  formatSpan,
  formatWeekday,
} from "../../text/format-time.ts";
export { masked } from "../../text/hidden-amounts.ts";
export { intl, inWords, sound } from "../../text/intl.ts";
export { regionTag, wordsTag } from "../../text/locale.ts";
export { spoken } from "../../text/spoken.ts";
export { formatCount, translate, translateCount } from "../../text/translate.ts";
export { Icon } from "../shared/icon.tsx";
export { drawing } from "./drawing.ts";
export { Totals } from "./totals.tsx";
