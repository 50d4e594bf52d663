import { createServer as createHttp, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { type AccountHandle, createHandle } from "./shared/account-handle.ts";
import { answerApi, newEntry, refuseHttp } from "./shared/api.ts";
import { type Certificate, createCertificate } from "./shared/certificate.ts";
import { answerControl } from "./shared/control.ts";
import type { MatcherInput } from "./shared/fault-schema.ts";
import { FaultPlan } from "./shared/faults.ts";
import { Plan } from "./shared/plan.ts";
import { HttpRefusal } from "./shared/refusal.ts";
import {
  type LoggedRequest,
  type RequestFilter,
  RequestLog,
  type SignIns,
  type Violation,
} from "./shared/request-log.ts";
import { findRoute } from "./shared/routing.ts";
import { loadScenario } from "./shared/scenario.ts";
import type { Account, ScenarioInput } from "./shared/scenario-schema.ts";
import { acceptTunnel } from "./shared/tunnel.ts";
import { createWorld, type World } from "./shared/world.ts";

export interface SimulatorOptions {
  /** Name of a file in `scenarios/`, or a scenario itself. */
  scenario: string | ScenarioInput;
  /** ms since 1970; the real clock by default. */
  now?: () => number;
  /** 0 or left out: any free port. */
  httpsPort?: number;
  httpPort?: number;
  /** To keep one over a restart; made anew by default. */
  certificate?: Certificate;
}

export interface Simulator {
  readonly httpsPort: number;
  readonly httpPort: number;
  readonly certificate: Certificate;
  readonly accounts: readonly Account[];
  /** Throws if there is no such key. */
  account(key: string): AccountHandle;
  readonly faults: FaultPlan;
  /**
   * Does something just before a fitting request is answered, once unless `times` says more: a list that grows
   * or shrinks between two of its pages, for example.
   */
  before(matcher: MatcherInput, action: () => void): void;
  readonly requests: readonly LoggedRequest[];
  readonly signIns: Record<string, SignIns>;
  readonly violations: readonly Violation[];
  /** Requests to CNR that did not keep its pace: one at a time, about one a second. In words, without secrets. */
  readonly hurried: readonly string[];
  /** The most API requests that were open at the same time since the last reset. */
  readonly peak: number;
  find(filter: RequestFilter): LoggedRequest[];
  /** Resolves when `count` (1) fitting requests are finished; rejects after `timeoutMs` (10,000). */
  waitFor(filter: RequestFilter, count?: number, timeoutMs?: number): Promise<LoggedRequest[]>;
  /** Hosts a proxy client asked a tunnel to that are no API hosts; they were refused. */
  readonly refusedTunnels: readonly string[];
  now(): number;
  /** Moves the clock on. */
  advance(seconds: number): void;
  /** Everything as at the start, or another scenario: accounts, sessions, faults, log and clock. */
  reset(scenario?: string | ScenarioInput): Promise<void>;
  close(): Promise<void>;
}

/** Starts the registrar on loopback; rejects if a port is taken or the scenario is wrong. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const certificate = options.certificate ?? (await createCertificate());
  const baseClock = options.now ?? Date.now;
  let ahead = 0;
  const now = (): number => baseClock() + ahead;
  let scenario = await loadScenario(options.scenario);
  let world: World = createWorld(scenario, now());
  const log = new RequestLog();
  const faults = new FaultPlan();
  const actions = new Plan<() => void>();
  const refusedTunnels: string[] = [];

  const listener =
    (secure: boolean) =>
    (request: IncomingMessage, response: ServerResponse): void => {
      void answer(request, response, secure).catch((error: unknown) => {
        // Most often the client has gone in the middle of a fault; else it is a bug to be seen.
        if (!response.destroyed) console.error(error);
        response.destroy();
      });
    };

  async function answer(request: IncomingMessage, response: ServerResponse, secure: boolean) {
    const entry = newEntry(request, now());
    const around = { world, log, faults, actions, now };
    let logged = false;
    try {
      const route = findRoute({
        host: request.headers.host,
        serverName: secure ? (request.socket as TLSSocket).servername || undefined : undefined,
        secure,
        path: new URL(request.url ?? "/", "http://loopback").pathname,
      });
      if (route.kind === "control") {
        await answerControl(request, response, route.path, simulator);
        return;
      }
      log.begin(entry);
      logged = true;
      await answerApi(request, response, route, entry, around);
    } catch (error) {
      if (!(error instanceof HttpRefusal)) throw error;
      if (!logged) log.begin(entry);
      logged = true;
      refuseHttp(response, error, entry, around);
    } finally {
      if (logged) log.finish(entry);
    }
  }

  const http = createHttp(listener(false));
  const https = createHttps({ key: certificate.key, cert: certificate.cert }, listener(true));
  // Node's 5 seconds would end an idle connection just when a browser sends its next POST on it.
  for (const server of [http, https]) server.keepAliveTimeout = 120_000;
  const tunnels = new Set<Socket>();
  http.on("connect", (request, socket: Socket) => {
    const accepted = acceptTunnel(request.url ?? "", socket, portOf(https));
    if (!accepted) refusedTunnels.push(request.url ?? "");
    tunnels.add(socket);
    socket.once("close", () => tunnels.delete(socket));
  });
  await listen(http, options.httpPort ?? 0);
  await listen(https, options.httpsPort ?? 0).catch(async (error: unknown) => {
    await stop(http);
    throw error;
  });

  const simulator: Simulator = {
    httpsPort: portOf(https),
    httpPort: portOf(http),
    certificate,
    get accounts() {
      return world.accounts;
    },
    account: (key) => createHandle(() => world, key),
    faults,
    before: (matcher, action) => void actions.set({ times: 1, ...matcher }, action),
    get requests() {
      return log.requests;
    },
    get signIns() {
      return log.signIns;
    },
    get violations() {
      return log.violations;
    },
    get hurried() {
      return log.hurried;
    },
    get peak() {
      return log.peak;
    },
    find: (filter) => log.find(filter),
    waitFor: (filter, count = 1, timeoutMs = 10_000) => log.waitFor(filter, count, timeoutMs),
    refusedTunnels,
    now,
    advance: (seconds) => {
      ahead += seconds * 1000;
    },
    reset: async (next) => {
      if (next !== undefined) scenario = await loadScenario(next);
      ahead = 0;
      world = createWorld(scenario, now());
      faults.clear();
      actions.clear();
      log.clear();
      refusedTunnels.length = 0;
    },
    close: async () => {
      for (const socket of tunnels) socket.destroy();
      await Promise.all([stop(http), stop(https)]);
    },
  };
  return simulator;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });

const stop = (server: Server & { closeAllConnections(): void }): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
