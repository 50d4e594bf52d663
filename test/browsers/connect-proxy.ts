import { connect, createServer, type Socket } from "node:net";

/** A running proxy on 127.0.0.1. */
export interface ConnectProxy {
  readonly port: number;
  /** Breaks every connection that runs through it now. */
  cut(): void;
  close(): Promise<void>;
}

/**
 * A proxy that knows only CONNECT. `route` names the port on 127.0.0.1 that answers for a target,
 * "direct" to go to the target itself, or null to refuse it.
 */
export async function startConnectProxy(
  route: (host: string, port: number) => number | "direct" | null,
): Promise<ConnectProxy> {
  const open = new Set<Socket>();
  const track = (socket: Socket): void => {
    open.add(socket);
    socket.on("close", () => open.delete(socket)).on("error", () => socket.destroy());
  };

  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };

  const server = createServer((client) => {
    track(client);
    let head = "";
    const read = (part: Buffer): void => {
      head += part.toString("latin1");
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      client.off("data", read).pause();
      const [, host = "", port = ""] = /^CONNECT ([^\s:]+):(\d+) /.exec(head) ?? [];
      // Plain HTTP: an answer of any kind would look like the host's own.
      if (!host) return void client.destroy();
      const target = route(host, Number(port));
      if (target === null) {
        client.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        client.resume();
        return;
      }
      const upstream = connect(
        target === "direct" ? { host, port: Number(port) } : { host: "127.0.0.1", port: target },
      );
      track(upstream);
      client.on("close", () => upstream.destroy());
      upstream.on("close", () => client.destroy());
      upstream.once("connect", () => {
        client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
        upstream.write(Buffer.from(head.slice(end + 4), "latin1"));
        client.pipe(upstream).pipe(client);
      });
    };
    client.on("data", read);
  });

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The proxy has no port.");
  return {
    port: address.port,
    cut,
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}
