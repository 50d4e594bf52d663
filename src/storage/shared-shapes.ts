import type { Statistic } from "../domain/account-status.ts";
import { type Failure, failureKinds } from "../domain/failure.ts";
import { either, listOf, number, oneOf, orAbsent, orNull, shape, text } from "../domain/shape.ts";

export const isFailure = shape<Failure>({
  kind: oneOf(failureKinds),
  code: orNull(either(number, text)),
  text,
  command: orNull(text),
  wait: orAbsent(number),
});

export const isTrouble = orNull(shape({ at: number, failure: isFailure }));

export const areStatistics = orNull(
  shape({
    at: number,
    rows: listOf(
      shape<Statistic>({ product: text, count: orNull(number), failure: orNull(isFailure) }),
    ),
  }),
);
