import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { Response as SdkResponse } from "@hexonet/ispapi-apiconnector";
import { parseResponse } from "../../src/registrars/line-protocol/parse-response.ts";
import type { BenchRow } from "./bench-row.ts";
import { listResponse, readCharges, spacesResponse } from "./list-response.ts";
import { mediansInTurn } from "./median.ts";
import { ratioRow } from "./row.ts";

/** Milliseconds. */
function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const timed =
  (work: () => unknown): (() => Promise<number>) =>
  async () =>
    timeOf(work);

/** A figure that must be `times` as fast as its yardstick. */
function faster(times: number, name: string, value: number, yardstick: number): BenchRow {
  const ratio = yardstick / value;
  const target = `at least ${times} × faster`;
  return { name, value, unit: "ms", yardstick, ratio, target, ok: ratio >= times };
}

/** The SDK writes each body to the console, several times: that is not counted against it. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { log } = console;
  console.log = () => {};
  try {
    return await work();
  } finally {
    console.log = log;
  }
}

async function memory(): Promise<{ peak: number; body: number }> {
  const script = join(import.meta.dirname, "parse-memory.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--expose-gc",
    "--import",
    "tsx",
    script,
  ]);
  return JSON.parse(stdout) as { peak: number; body: number };
}

/** Beside the official SDK's parser and `split`; all lists in typed rows. About a minute, most of it the SDK's. */
export async function benchParse(): Promise<BenchRow[]> {
  const one = listResponse(1_000_000);
  const ten = listResponse(10_000_000);
  const forty = listResponse(40_000_000);
  const [spacesOne, spacesTen] = [spacesResponse(1_000_000), spacesResponse(10_000_000)];

  const small = await quietly(() =>
    mediansInTurn({
      ours: timed(() => readCharges(one)),
      sdk: timed(() => new SdkResponse(one)),
    }),
  );
  const large = await mediansInTurn({
    ours: timed(() => readCharges(ten)),
    split: timed(() => ten.split("\n")),
  });
  const growth = await mediansInTurn({
    ten: timed(() => readCharges(ten)),
    forty: timed(() => readCharges(forty)),
    spacesOne: timed(() => parseResponse(spacesOne)),
    spacesTen: timed(() => parseResponse(spacesTen)),
  });
  const { peak, body } = await memory();
  const sdkTen = await quietly(timed(() => new SdkResponse(ten)));

  const fourfold = growth.ten * (forty.length / ten.length);
  const spacesTenfold = growth.spacesOne * (spacesTen.length / spacesOne.length);
  const list = "parse a list response";
  return [
    faster(20, `${list} of 1 MB; the official SDK`, small.ours, small.sdk),
    faster(200, `${list} of 10 MB; the official SDK, one round`, large.ours, sdkTen),
    ratioRow(`${list} of 10 MB; split at line ends`, "ms", large.ours, large.split, 4),
    ratioRow(`${list} of 40 MB; four times 10 MB`, "ms", growth.forty, fourfold, 2),
    ratioRow(
      "parse 10 MB of lines of 100,000 spaces; ten times 1 MB",
      "ms",
      growth.spacesTen,
      spacesTenfold,
      2,
    ),
    ratioRow(
      "heap at most during the parse of 10 MB, body included; the body",
      "MB",
      peak / 1e6,
      body / 1e6,
      5,
    ),
  ];
}
