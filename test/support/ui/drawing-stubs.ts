// What jsdom lacks of a browser that draws. To be imported before anything that uses it.

// jsdom lays nothing out and tells of no size: all that scrolls is so many pixels high.
const height = 440;
Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, value: height });

globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

Element.prototype.scrollIntoView = () => undefined;

const target = () => new EventTarget();
globalThis.matchMedia = (media) =>
  Object.assign(target(), { media, matches: false }) as unknown as MediaQueryList;

const nothing = () => undefined;
/** Takes every call and draws nothing. */
const idle = new Proxy(
  {},
  {
    get: (_, name) => (name === "measureText" ? () => ({ width: 10 }) : nothing),
    set: () => true,
  },
);
HTMLCanvasElement.prototype.getContext = (() =>
  idle) as unknown as typeof HTMLCanvasElement.prototype.getContext;
globalThis.Path2D = function Path2D() {
  return idle;
} as unknown as typeof Path2D;
