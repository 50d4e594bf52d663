// Runs alone, with --expose-gc: prints the peak of the heap over 15 parses, each of its own body.
import { listResponse, readCharges } from "./list-response.ts";
import { median } from "./median.ts";

const collect = (globalThis as { gc?: () => void }).gc;
if (!collect) throw new Error("needs --expose-gc");

const inUse = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** Bytes above what was in use before there was a body, at the worst moment of reading it. */
function peakOf(bytes: number): { peak: number; body: number } {
  collect?.();
  const before = inUse();
  const body = listResponse(bytes);
  collect?.();
  let peak = inUse();
  // The parser is one synchronous call: the only place to look at the heap is a method that it uses.
  const { indexOf } = String.prototype;
  let calls = 0;
  String.prototype.indexOf = function (word, from) {
    if (calls++ % 1000 === 0) peak = Math.max(peak, inUse());
    return indexOf.call(this, word, from);
  };
  const rows = readCharges(body);
  peak = Math.max(peak, inUse());
  String.prototype.indexOf = indexOf;
  if (rows.length === 0 || calls < rows.length) throw new Error("nothing was measured");
  return { peak: peak - before, body: body.length };
}

const rounds = Array.from({ length: 15 }, () => peakOf(10_000_000));
const body = rounds[0]?.body;
console.log(JSON.stringify({ peak: median(rounds.map(({ peak }) => peak)), body }));
