import type { IncomingMessage } from "node:http";
import { HttpRefusal } from "./refusal.ts";

const bodyLimit = 1_000_000;

/**
 * Checks method and content type and reads the body's fields. Throws HttpRefusal.
 *
 * The vendor's Node SDK sends its urlencoded body as `text/plain;charset=UTF-8` (its fetch does so for
 * any string) and the registrar takes it. Here only that SDK may, so that a client that forgets the
 * documented type is found out.
 */
export async function readForm(request: IncomingMessage): Promise<Map<string, string>> {
  if (request.method !== "POST") {
    throw new HttpRefusal(405, `method ${request.method}`, "transport");
  }
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  const fromSdk = /\bnode-sdk\b/i.test(request.headers["user-agent"] ?? "");
  if (type !== "application/x-www-form-urlencoded" && !(fromSdk && type === "text/plain")) {
    throw new HttpRefusal(415, `content type ${type || "missing"}`, "transport");
  }
  return parseForm(await readBody(request, bodyLimit));
}

/** The request's body as it came; throws HttpRefusal if it is longer than `limit` bytes. */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new HttpRefusal(413, "body too large", "transport");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The request's body as text; throws HttpRefusal if it is longer than `limit` bytes or not UTF-8. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const bytes = await readBytes(request, limit);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new HttpRefusal(400, "body is not UTF-8", "transport");
  }
}

function parseForm(body: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const pair of body.split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    if (fields.has(name)) throw new HttpRefusal(400, `field ${name} twice`, "form");
    fields.set(name, equals < 0 ? "" : decode(pair.slice(equals + 1)));
  }
  return fields;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new HttpRefusal(400, "bad percent-encoding", "form");
  }
}
