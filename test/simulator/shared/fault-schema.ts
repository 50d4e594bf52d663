import * as v from "valibot";

const Size = v.pipe(v.number(), v.integer(), v.minValue(0));
const Milliseconds = v.pipe(v.number(), v.minValue(0));
const Status = v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599));
/** Waits so long before anything else happens. */
const before = { delayMs: v.optional(Milliseconds) };

/** What goes wrong with a request. */
export const FaultSchema = v.variant("kind", [
  /** Answers as usual, late. */
  v.strictObject({ kind: v.literal("delay"), ms: Milliseconds }),
  /** Answers as usual, once the fault is taken away. */
  v.strictObject({ kind: v.literal("hold") }),
  /** Destroys the connection; `headers`: after the status line and headers. */
  v.strictObject({
    kind: v.literal("drop"),
    when: v.optional(v.picklist(["request", "headers"]), "request"),
    ...before,
  }),
  /**
   * The genuine body without its end. `complete`: a proper HTTP answer that lacks EOF; `broken`: the
   * connection dies before Content-Length is reached. `keep` is the part that is sent, 0 to 1.
   */
  v.strictObject({
    kind: v.literal("cut"),
    how: v.optional(v.picklist(["complete", "broken"]), "complete"),
    keep: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.6),
    ...before,
  }),
  /** Random bytes. */
  v.strictObject({
    kind: v.literal("garbage"),
    bytes: v.optional(Size, 2048),
    seed: v.optional(v.number(), 1),
    ...before,
  }),
  /** A web page, as of a captive portal or a proxy. */
  v.strictObject({
    kind: v.literal("html"),
    status: v.optional(Status, 200),
    title: v.optional(v.string(), "Sign in to the network"),
    ...before,
  }),
  /** An API answer with this code and text; nothing is executed. */
  v.strictObject({
    kind: v.literal("code"),
    code: v.pipe(v.number(), v.integer()),
    text: v.optional(v.string()),
    ...before,
  }),
  /** A bare HTTP status. */
  v.strictObject({
    kind: v.literal("status"),
    status: Status,
    headers: v.optional(v.record(v.string(), v.string()), {}),
    body: v.optional(v.string(), ""),
    ...before,
  }),
  v.strictObject({
    kind: v.literal("redirect"),
    to: v.string(),
    status: v.optional(v.picklist([301, 302, 303, 307, 308]), 302),
    ...before,
  }),
  /** The genuine body, `bytes` at a time. */
  v.strictObject({
    kind: v.literal("drip"),
    bytes: v.optional(v.pipe(Size, v.minValue(1)), 16),
    everyMs: v.optional(Milliseconds, 200),
    ...before,
  }),
  /** A success of at least `bytes`: as rows of domains, as one line, or as one line of spaces. */
  v.strictObject({
    kind: v.literal("huge"),
    bytes: Size,
    shape: v.optional(v.picklist(["rows", "line", "spaces"]), "rows"),
    eof: v.optional(v.boolean(), true),
    ...before,
  }),
  /** This body, as it is. */
  v.strictObject({
    kind: v.literal("body"),
    body: v.string(),
    contentType: v.optional(v.string(), "text/plain; charset=utf-8"),
    ...before,
  }),
]);

/** Which requests a fault or an action is for; what is left out fits all. */
export const MatcherSchema = v.strictObject({
  account: v.optional(v.string()),
  login: v.optional(v.string()),
  registrar: v.optional(
    v.picklist([
      "autodns",
      "ispapi",
      "cnr",
      "gandi",
      "inwx",
      "namecheap",
      "openprovider",
      "opensrs",
      "rtr",
    ]),
  ),
  system: v.optional(v.picklist(["live", "ote"])),
  command: v.optional(v.string()),
  via: v.optional(v.picklist(["password", "session", "none"])),
  /** Parameters of the command as sent, `{ FIRST: "980" }`: a single page. */
  parameters: v.optional(v.record(v.string(), v.string())),
  /** Lets so many fitting requests pass first. */
  skip: v.optional(Size, 0),
  /** Plays so often, then no more; left out: always. */
  times: v.optional(v.pipe(Size, v.minValue(1))),
});

export type Fault = v.InferOutput<typeof FaultSchema>;
export type FaultInput = v.InferInput<typeof FaultSchema>;
export type Matcher = v.InferOutput<typeof MatcherSchema>;
export type MatcherInput = v.InferInput<typeof MatcherSchema>;
