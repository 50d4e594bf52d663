import { connect, type Socket } from "node:net";

/** A command that Firefox refused; `name` is its WebDriver error code ("no such element" …). */
export class MarionetteError extends Error {
  constructor(command: string, code: string, message: string) {
    super(`${command}: ${code}: ${message}`);
    this.name = code;
  }
}

type Reply = [type: number, id: number, error: unknown, result: unknown];

/** A connection to Firefox's own remote protocol (Marionette, level 3, over TCP). */
export interface Marionette {
  /** Sends one command and gives its result. Rejects with `MarionetteError`, or when Firefox is gone. */
  send<T = unknown>(command: string, parameters?: object): Promise<T>;
  /**
   * Runs the body of an async function in Firefox itself, with all rights, in the foremost window.
   * It may use `await`, `args` and `return` (a JSON value). For use inside `exclusively`.
   */
  inBrowser<T = unknown>(body: string, ...args: unknown[]): Promise<T>;
  /** The same in the page of the current tab, as the page's own code would run. */
  inPage<T = unknown>(body: string, ...args: unknown[]): Promise<T>;
  /** Runs one task after the other: all commands act on the one current tab of the session. */
  exclusively<T>(task: () => Promise<T>): Promise<T>;
  close(): void;
}

// An exception is handed over as a value: thrown, its text would be lost in a generic script error.
const wrapped = (body: string): string => `
  const done = arguments[arguments.length - 1];
  const args = arguments[0];
  (async () => { ${body} })().then(
    (value) => done({ value }),
    (error) => done({ failure: String(error) }),
  );`;

/** Splits the stream into its packets, each `length:JSON`, the length in bytes. */
function packets(socket: Socket, receive: (packet: unknown) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on("data", (part) => {
    buffer = Buffer.concat([buffer, part]);
    for (;;) {
      const colon = buffer.indexOf(":");
      if (colon < 0) return;
      const end = colon + 1 + Number(buffer.toString("latin1", 0, colon));
      if (buffer.length < end) return;
      receive(JSON.parse(buffer.toString("utf8", colon + 1, end)));
      buffer = buffer.subarray(end);
    }
  });
}

/** Connects to the Marionette server on a loopback port; resolves when it has greeted. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect({ host: "127.0.0.1", port, noDelay: true });
  const waiting = new Map<number, (reply: Reply | Error) => void>();
  let lastId = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const fail = (error: Error): void => {
    for (const settle of waiting.values()) settle(error);
    waiting.clear();
  };
  socket.on("close", () => fail(new Error("Firefox closed the connection.")));

  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    packets(socket, (packet) => {
      // The greeting is an object, everything after it a list.
      if (!Array.isArray(packet)) {
        socket.off("error", reject).on("error", fail);
        resolve();
        return;
      }
      const reply = packet as Reply;
      waiting.get(reply[1])?.(reply);
      waiting.delete(reply[1]);
    });
  });

  const send = async <T>(command: string, parameters: object = {}): Promise<T> => {
    if (socket.destroyed) throw new Error(`${command}: Firefox has ended.`);
    const id = ++lastId;
    const answered = new Promise<Reply | Error>((resolve) => waiting.set(id, resolve));
    const text = JSON.stringify([0, id, command, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const reply = await answered;
    if (reply instanceof Error) throw reply;
    const error = reply[2] as { error: string; message: string } | null;
    if (error) throw new MarionetteError(command, error.error, error.message);
    return reply[3] as T;
  };

  const run = async <T>(context: "chrome" | "content", body: string, args: unknown[]) => {
    await send("Marionette:SetContext", { value: context });
    try {
      const { value } = await send<{ value: { value: T; failure?: string } }>(
        "WebDriver:ExecuteAsyncScript",
        { script: wrapped(body), args: [args] },
      );
      if (value.failure) throw new Error(value.failure);
      return value.value;
    } finally {
      if (context === "chrome") await send("Marionette:SetContext", { value: "content" });
    }
  };

  return {
    send,
    inBrowser: (body, ...args) => run("chrome", body, args),
    inPage: (body, ...args) => run("content", body, args),
    exclusively: (task) => {
      const result = turn.then(task);
      turn = result.catch(() => undefined);
      return result;
    },
    close: () => socket.destroy(),
  };
}
