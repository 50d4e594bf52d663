import { Agent, request } from "node:https";
import { Readable } from "node:stream";
import type { Simulator } from "../../simulator/server.ts";

/** Where a request goes instead of the host of its address. */
type Place = Pick<Simulator, "certificate" | "httpsPort">;

/**
 * A `fetch` over real HTTPS to the simulator, whatever host of a registrar is asked for: name and certificate are
 * checked as a browser does. Rejects with a TypeError for anything else than an answer, for a redirect too, as
 * `redirect: "error"` wants it.
 */
export function httpsFetch({ certificate, httpsPort }: Place): typeof fetch {
  const agent = new Agent({ keepAlive: true });
  return (input, { method = "GET", headers, body, signal, redirect } = {}) =>
    new Promise<Response>((resolve, reject) => {
      const address = new URL(String(input));
      if (address.protocol !== "https:") throw new Error("Not over HTTPS");
      const asked = request(
        address,
        {
          method,
          headers: { ...Object.fromEntries(new Headers(headers)), host: address.host },
          hostname: "127.0.0.1",
          port: httpsPort,
          servername: address.hostname,
          ca: certificate.cert,
          agent,
          ...(signal ? { signal } : {}),
        },
        (answer) => {
          const status = answer.statusCode ?? 0;
          if (redirect === "error" && status >= 300 && status < 400) {
            answer.destroy();
            reject(new TypeError("A redirect"));
            return;
          }
          const stream = Readable.toWeb(answer) as ReadableStream<Uint8Array>;
          const told = new Headers();
          for (const [name, value] of Object.entries(answer.headers))
            for (const each of [value ?? []].flat()) told.append(name, each);
          resolve(new Response(stream, { status, headers: told }));
        },
      );
      asked.once("error", (why) => reject(new TypeError("fetch failed", { cause: why })));
      // As bytes: Node.js writes the headers before a text as UTF-8 as well, where a browser leaves them as they are.
      asked.end(typeof body === "string" ? Buffer.from(body) : (body ?? undefined));
    });
}
