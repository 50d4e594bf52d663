import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import type { Overview } from "../../../src/domain/overview.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { newWorld, type World } from "./worker.ts";

/** The worker with its entry point, against an embedded registrar; anew for each test of the file. */
export interface WholeWorker {
  readonly simulator: Simulator;
  readonly world: World;
  /** Asks it as a page does. */
  send<T>(message: { name: string } & Record<string, unknown>): Promise<T>;
  /** What it has published; undefined: nothing yet. */
  overview(): Promise<Overview | undefined>;
}

/** To be called where a test file begins: it starts and ends with the tests, each of which asks nothing that no correct client asks. */
export function wholeWorker(scenario: string): WholeWorker {
  let simulator: Simulator;
  let world: World;
  beforeAll(async () => {
    simulator = await startSimulator({ scenario, now: () => Date.now() });
  });
  afterAll(() => simulator.close());
  beforeEach(async () => {
    world = newWorld();
    await simulator.reset(scenario);
    vi.stubGlobal("self", new EventTarget());
    vi.stubGlobal("navigator", { onLine: true });
    vi.resetModules();
    vi.doMock("../../../src/platform/browser.ts", () => ({ browser: world.browser }));
    await import("../../../src/background/index.ts");
  });
  afterEach(() => {
    vi.restoreAllMocks();
    expect(simulator.violations).toEqual([]);
  });
  return {
    get simulator() {
      return simulator;
    },
    get world() {
      return world;
    },
    send: async <T>(message: object) => (await world.browser.runtime.sendMessage(message)) as T,
    overview: async () => {
      const { overview } = await world.browser.storage.local.get("overview");
      return (overview as { value: Overview } | undefined)?.value;
    },
  };
}
