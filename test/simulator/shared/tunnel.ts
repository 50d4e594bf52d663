import { connect, type Socket } from "node:net";
import { apiHosts, portOf } from "./routing.ts";

/**
 * Answers a proxy client's CONNECT: a tunnel to the simulator's own HTTPS port for the API hosts,
 * 403 for all others, so a browser can be pointed here as its proxy and reaches nothing else.
 * Returns whether it was accepted.
 */
export function acceptTunnel(target: string, client: Socket, httpsPort: number): boolean {
  client.on("error", () => client.destroy());
  if (!apiHosts.some((host) => target.toLowerCase() === `${host}:${portOf(host)}`)) {
    client.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
    return false;
  }
  const server = connect(httpsPort, "127.0.0.1", () => {
    client.write("HTTP/1.1 200 Connection established\r\n\r\n");
    client.pipe(server).pipe(client);
  });
  server.on("error", () => client.destroy());
  server.on("close", () => client.destroy());
  client.on("close", () => server.destroy());
  return true;
}
