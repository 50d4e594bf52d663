import type { ChargeColumn } from "./charge-order.ts";

/** Rem. What stands beside the name, as the style sheet has it (`charges.css`); what a name is to have; one letter of it. */
const columnWidths = { day: 6.5, class: 6, action: 10, amount: 7.5, left: 7.5 } as const;
const nameWidth = 11.5;
const letter = 0.48;

/** Rem. One line of a row, and what is above and below its lines. */
const [line, around] = [1.25, 0.75] as const;
const plainHeight = 2.125;

/** How the rows of a list of charges are laid out; all are equally high. */
export interface RowShape {
  /** The name stands above the rest, which has no room beside it. */
  isStacked: boolean;
  /** How many lines a name has; what is longer than that is cut. */
  nameLines: 1 | 2;
  /** Rem, of a row and of the head. */
  height: number;
  headHeight: number;
}

/**
 * @param width rem, of the whole; 0: not known yet
 * @param columns those that are shown, and whether what is left after each is shown beside them
 * @param longest how many letters the longest name has
 */
export function rowShape(
  width: number,
  columns: readonly ChargeColumn[],
  hasLeft: boolean,
  longest: number,
): RowShape {
  let beside = hasLeft ? columnWidths.left : 0;
  for (const column of columns) if (column !== "object") beside += columnWidths[column];
  const isStacked = width > 0 && width < beside + nameWidth;
  const room = isStacked ? width - columnWidths.amount : width - beside;
  const nameLines = width > 0 && longest * letter > room ? 2 : 1;
  const height =
    nameLines === 1 && !isStacked ? plainHeight : (nameLines + (isStacked ? 1 : 0)) * line + around;
  const hasThird = columns.includes("class") || columns.includes("action");
  return { isStacked, nameLines, height, headHeight: isStacked ? (hasThird ? 5 : 3.5) : 2.5 };
}
