import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { type Body, post } from "../../../src/registrars/http/transport.ts";

const formOf = (text: string): Body => ({ type: "application/x-www-form-urlencoded", text });

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
  server = undefined;
});

/** A real server on loopback; its address. */
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/call.cgi`;
}

const surroundings = { fetch, isOnline: () => true };
const kindOf = (result: Awaited<ReturnType<typeof post>>): string =>
  result.ok ? "ok" : result.failure.kind;

it("sends the form and reads the answer", async () => {
  const address = await serve(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { cookie, referer, "content-type": type } = request.headers;
    response.end(JSON.stringify([request.method, type, cookie, referer, body]));
  });
  const result = await post(address, formOf("s_login=a&s_pw=b%21"), surroundings);
  expect(result.ok && JSON.parse(result.value)).toEqual([
    "POST",
    "application/x-www-form-urlencoded",
    null,
    null,
    "s_login=a&s_pw=b%21",
  ]);
});

it("is unreachable where nobody listens", async () => {
  const address = await serve(() => {});
  server?.close();
  await once(server as Server, "close");
  server = undefined;
  expect(kindOf(await post(address, formOf(""), surroundings))).toBe("unreachable");
});

it("is unreachable where the connection drops before or within the answer", async () => {
  let drops = 0;
  const address = await serve((request, response) => {
    if (drops++ === 0) return request.socket.destroy();
    response.writeHead(200, { "content-length": 1000 });
    response.write("[RESPONSE]\r\n", () => request.socket.destroy());
  });
  expect(kindOf(await post(address, formOf(""), surroundings))).toBe("unreachable");
  expect(kindOf(await post(address, formOf(""), surroundings))).toBe("unreachable");
});

it("carries nothing to where a redirect points", async () => {
  const paths: (string | undefined)[] = [];
  const address = await serve((request, response) => {
    paths.push(request.url);
    response.writeHead(307, { location: "/elsewhere" }).end();
  });
  expect(kindOf(await post(address, formOf("s_pw=secret"), surroundings))).toBe("unreachable");
  expect(paths).toEqual(["/api/call.cgi"]);
});

it("cuts a slow drip at the time limit, and hangs up", async () => {
  let hungUp = (): void => {};
  const hangUp = new Promise<void>((resolve) => {
    hungUp = resolve;
  });
  const address = await serve((_, response) => {
    const drip = setInterval(() => response.write("x"), 5);
    response.on("close", () => {
      clearInterval(drip);
      hungUp();
    });
  });
  expect(kindOf(await post(address, formOf(""), { ...surroundings, timeLimit: 100 }))).toBe(
    "timeout",
  );
  await hangUp;
});

it("hangs up on a body that exceeds the limit", async () => {
  let hungUp = (_: number): void => {};
  const written = new Promise<number>((resolve) => {
    hungUp = resolve;
  });
  const endless = Buffer.alloc(1024 * 1024, "x");
  const address = await serve((_, response) => {
    let chunks = 0;
    const more = (): void => {
      chunks++;
      response.write(endless, (error) => {
        if (!error) more();
      });
    };
    response.on("close", () => hungUp(chunks));
    more();
  });
  const bodyLimit = 4 * 1024 * 1024;
  expect(kindOf(await post(address, formOf(""), { ...surroundings, bodyLimit }))).toBe("malformed");
  expect(await written).toBeLessThan(100);
});
