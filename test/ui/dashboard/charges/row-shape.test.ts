import { expect, it, vi } from "vitest";
import { chargeColumns } from "../../../../src/ui/dashboard/charges/charge-order.ts";
import { rowShape } from "../../../../src/ui/dashboard/charges/row-shape.ts";

vi.mock(
  "../../../../src/platform/browser.ts",
  () => import("../../../support/ui/current-browser.ts"),
);

const few = chargeColumns.filter((column) => column !== "class" && column !== "action");

it.each([
  ["before it is known how wide it is", 0, chargeColumns, true, 80, [false, 1, 2.125]],
  ["wide", 53, chargeColumns, true, 26, [false, 1, 2.125]],
  ["wide, with a long name", 53, chargeColumns, true, 60, [false, 2, 3.25]],
  ["without room for the name", 48.9, chargeColumns, true, 12, [true, 1, 3.25]],
  ["with that room where a column less is shown", 42, chargeColumns, false, 12, [false, 1, 2.125]],
  ["narrow, with few columns", 18, few, true, 12, [true, 1, 3.25]],
  ["narrow, with a long name", 18, few, true, 40, [true, 2, 4.5]],
] as const)(
  "lays rows out so that the name is read: %s",
  (_, width, columns, hasLeft, longest, expected) => {
    const { isStacked, nameLines, height } = rowShape(width, columns, hasLeft, longest);
    expect([isStacked, nameLines, height]).toEqual(expected);
  },
);
