import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "./fault-schema.ts";
import { createRandom } from "./generator.ts";

/** What the caller would get without a fault. Called only by faults that need it. */
export interface Genuine {
  body: Buffer;
  code: number;
  /** HTTP status; left out: 200. */
  status?: number;
  /** Beside the content type. */
  headers?: Record<string, string>;
}

/** How a registrar's answers are written, for those that are no genuine ones. */
export interface Spelling {
  contentType: string;
  /** The code of a success. */
  success: number;
  /** An answer of this code alone. */
  code(code: number, text: string): Buffer;
  /** The HTTP status that such an answer comes with; left out: 200. */
  status?(code: number): number;
  /** What stands around the rows of a huge answer, and its rows from the one of this number on. */
  rows: { begin: string; row(index: number): string; end: string };
  /** What stands around a single value without end. */
  value: { begin: string; end: string };
  /** What marks a whole answer, where the protocol has such a mark. */
  mark: string;
}

/** What was sent: HTTP status, and the API code if the body had one. */
export interface Sent {
  status: number | undefined;
  code: number | undefined;
}

const plain = { "content-type": "text/plain; charset=utf-8" };

const headersOf = ({ body, headers = {} }: Genuine, { contentType }: Spelling) => ({
  "content-type": contentType,
  "content-length": body.length,
  ...headers,
});

export function sendGenuine(response: ServerResponse, genuine: Genuine, spelling: Spelling): void {
  response.writeHead(genuine.status ?? 200, headersOf(genuine, spelling));
  response.end(genuine.body);
}

/** Waits, or rejects as soon as the client has gone, so that closing the server waits for nobody. */
async function pause(response: ServerResponse, ms: number): Promise<void> {
  const gone = new AbortController();
  const abort = (): void => gone.abort();
  response.once("close", abort);
  if (response.destroyed) abort();
  try {
    await wait(ms, undefined, { signal: gone.signal });
  } finally {
    response.off("close", abort);
  }
}

/** Waits for a promise, or until the client has gone. */
async function pauseUntil(response: ServerResponse, moment: Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => response.once("close", resolve));
  if (!response.destroyed) await Promise.race([moment, closed]);
  if (response.destroyed) throw new Error("The client has gone.");
}

/** Plays a fault; `gone` settles when it is taken away. Rejects if the client goes away meanwhile. */
export async function sendFault(
  response: ServerResponse,
  { fault, gone }: { fault: Fault; gone: Promise<void> },
  genuine: () => Genuine,
  spelling: Spelling,
): Promise<Sent> {
  if (fault.kind === "hold") await pauseUntil(response, gone);
  const delay =
    fault.kind === "delay" ? fault.ms : fault.kind === "hold" ? undefined : fault.delayMs;
  if (delay !== undefined) await pause(response, delay);
  switch (fault.kind) {
    case "delay":
    case "hold": {
      const made = genuine();
      sendGenuine(response, made, spelling);
      return { status: made.status ?? 200, code: made.code };
    }
    case "drop":
      return drop(response, fault.when);
    case "cut":
      return cut(response, genuine(), fault, spelling);
    case "garbage": {
      const random = createRandom(fault.seed);
      const body = Buffer.from(Array.from({ length: fault.bytes }, () => random() * 256));
      sendGenuine(response, { body, code: 0 }, spelling);
      return { status: 200, code: undefined };
    }
    case "html":
      return page(response, fault.status, fault.title);
    case "code": {
      const body = spelling.code(fault.code, fault.text ?? `Scripted answer ${fault.code}`);
      const status = spelling.status?.(fault.code) ?? 200;
      sendGenuine(response, { body, code: fault.code, status }, spelling);
      return { status, code: fault.code };
    }
    case "status":
      response.writeHead(fault.status, { ...plain, ...fault.headers }).end(fault.body);
      return { status: fault.status, code: undefined };
    case "redirect":
      response.writeHead(fault.status, { location: fault.to }).end();
      return { status: fault.status, code: undefined };
    case "drip":
      return drip(response, genuine(), fault, spelling);
    case "huge":
      return huge(response, fault, spelling);
    case "body":
      response.writeHead(200, { "content-type": fault.contentType }).end(fault.body);
      return { status: 200, code: undefined };
  }
}

async function drop(response: ServerResponse, when: "request" | "headers"): Promise<Sent> {
  if (when === "request") {
    response.destroy();
    return { status: undefined, code: undefined };
  }
  response.writeHead(200, { ...plain, "content-length": 1000 });
  response.flushHeaders();
  await pause(response, 20);
  response.destroy();
  return { status: 200, code: undefined };
}

async function cut(
  response: ServerResponse,
  { body }: Genuine,
  { keep, how }: Extract<Fault, { kind: "cut" }>,
  spelling: Spelling,
): Promise<Sent> {
  // Never as far as the mark of a whole answer.
  const end = Math.min(Math.floor(body.length * keep), body.lastIndexOf(spelling.mark) - 1);
  const part = body.subarray(0, end);
  if (how === "complete") {
    sendGenuine(response, { body: part, code: 0 }, spelling);
  } else {
    response.writeHead(200, headersOf({ body, code: 0 }, spelling));
    await new Promise<void>((resolve) => response.write(part, () => resolve()));
    await pause(response, 20);
    response.destroy();
  }
  return { status: 200, code: undefined };
}

function page(response: ServerResponse, status: number, title: string): Sent {
  const html = `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(html);
  return { status, code: undefined };
}

async function drip(
  response: ServerResponse,
  genuine: Genuine,
  { bytes, everyMs }: Extract<Fault, { kind: "drip" }>,
  spelling: Spelling,
): Promise<Sent> {
  const { body, code } = genuine;
  response.writeHead(200, headersOf(genuine, spelling));
  for (let at = 0; at < body.length; at += bytes) {
    if (at > 0) await pause(response, everyMs);
    response.write(body.subarray(at, at + bytes));
  }
  response.end();
  return { status: 200, code };
}

async function huge(
  response: ServerResponse,
  { bytes, shape, eof }: Extract<Fault, { kind: "huge" }>,
  { contentType, success, rows, value }: Spelling,
): Promise<Sent> {
  const around = shape === "rows" ? rows : value;
  response.writeHead(200, { "content-type": contentType });
  response.write(around.begin);
  let sent = 0;
  for (let row = 0; sent < bytes && !response.destroyed; ) {
    let chunk = "";
    if (shape === "rows") {
      while (chunk.length < 65_536) chunk += rows.row(row++);
    } else {
      chunk = (shape === "line" ? "x" : " ").repeat(65_536);
    }
    sent += chunk.length;
    // A client that stops reading, or goes, must not fill the memory.
    if (!response.write(chunk)) await drained(response);
  }
  response.end(eof ? around.end : "");
  return { status: 200, code: success };
}

const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      response.off("drain", go).off("close", go);
      resolve();
    };
    response.on("drain", go).on("close", go);
  });
