import type { Decimal } from "../account.ts";
import { add } from "../money.ts";
import type { Statement } from "./statement.ts";

/** The figures of a statement that can be added up. */
export const summedFigures = ["opening", "paidIn", "charged", "unexplained", "closing"] as const;
export type SummedFigures = Record<(typeof summedFigures)[number], Decimal | null>;

/**
 * The figures of several accounts together: of one currency and one system, each money once (rule "Like with like").
 * One that is unknown of any of them is unknown of all.
 */
export const sumStatements = (
  statements: readonly Pick<Statement, keyof SummedFigures>[],
): SummedFigures => {
  const sumOf = (figure: keyof SummedFigures): Decimal | null =>
    statements.reduce<Decimal | null>((sum, statement) => {
      const value = statement[figure];
      return sum === null || value === null ? null : add(sum, value);
    }, "0");
  return {
    opening: sumOf("opening"),
    paidIn: sumOf("paidIn"),
    charged: sumOf("charged"),
    unexplained: sumOf("unexplained"),
    closing: sumOf("closing"),
  };
};
