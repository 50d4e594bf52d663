// The popup's second script (`late.ts`): what is folded, hidden or rare. It is a bundle of its own, which has its
// own copies of pure code, and takes from the first script what must be there only once (`lent.ts`).

export { failureText } from "../../text/failure-text.ts";
export { ComputedMark } from "../shared/computed-mark.tsx";
export { CopyMissingLine } from "../shared/copy-button.tsx";
export { FailureNote } from "../shared/failure-note.tsx";
export { nameMasks } from "../shared/name-masks.tsx";
export { PayBlock } from "../shared/pay/pay-block.tsx";
export { ReservedQuestion } from "../shared/reserved-question.tsx";
export { SampleStrip } from "../shared/sample-strip.tsx";
export { StateMark } from "../shared/state-mark.tsx";
export { Trouble } from "../shared/trouble.tsx";
export { troubleOf } from "../shared/use-trouble.ts";
export { Announcement } from "./announcement.tsx";
export { CopyFigure } from "./copy-figure.tsx";
export { Doubt } from "./doubt.tsx";
export { Granted } from "./granted.tsx";
export { listHead } from "./list-head.ts";
export { Look } from "./look.tsx";
export { LostBlock } from "./lost-block.tsx";
export { missingHere } from "./missing-here.ts";
export { OpenList } from "./open-list.tsx";
export { Locked, Names, rareFor, Welcome } from "./rare.tsx";
export { Reasons, reasonOf } from "./reasons.tsx";
export { RiskBanner } from "./risk-banner.tsx";
export { Sparkline } from "./sparkline.tsx";
export { TestLogo, TestMark } from "./test-system.tsx";
