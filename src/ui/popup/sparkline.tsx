import { formatEstimate } from "../../text/format-estimate.ts";
import { formatDays } from "../../text/format-time.ts";
import { sound } from "../../text/intl.ts";
import { translate } from "../../text/translate.ts";

interface SparklineProps {
  /** One for each day, oldest first. */
  values: number[];
  currency: string;
}

/**
 * The account balance of the last days as a picture, its lowest and highest value in words. Always of the same
 * size: the values are the coordinates, and the box they are in is stretched to it.
 */
export function Sparkline({ values, currency }: SparklineProps) {
  const last = values.length - 1;
  if (last < 1) return null;
  const low = Math.min(...values);
  const high = Math.max(...values);
  const points = values.map((value, place) => `${place} ${-sound(value)}`);
  return (
    <svg
      class="spark"
      role="img"
      viewBox={`0 ${-high} ${last} ${high - low || 1}`}
      preserveAspectRatio="none"
    >
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
