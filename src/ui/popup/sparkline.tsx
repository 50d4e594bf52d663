import { formatEstimate } from "../../text/format-estimate.ts";
import { formatDays } from "../../text/format-time.ts";
import { sound } from "../../text/intl.ts";
import { translate } from "../../text/translate.ts";

interface SparklineProps {
  /** One for each day, oldest first. */
  values: number[];
  currency: string;
}

const boxHeight = 1000;

/**
 * The account balance of the last days as a picture, its lowest and highest value in words. Always of the same
 * size: a box that is stretched to it, in which the coordinates tell the shape alone and no amount.
 */
export function Sparkline({ values, currency }: SparklineProps) {
  const last = values.length - 1;
  if (last < 1) return null;
  const low = Math.min(...values);
  const high = Math.max(...values);
  const height = (value: number): number =>
    Math.round((boxHeight * (high - sound(value))) / (high - low || 1));
  const points = values.map((value, place) => `${place} ${height(value)}`);
  return (
    <svg class="spark" role="img" viewBox={`0 0 ${last} ${boxHeight}`} preserveAspectRatio="none">
      <title>
        {translate(
          "card_spark",
          formatDays(values.length),
          formatEstimate(low),
          formatEstimate(high),
          currency,
        )}
      </title>
      <path d={`M${points.join("L")}`} />
      <path d={`M${points[last]}h0`} stroke-width="5" />
    </svg>
  );
}
