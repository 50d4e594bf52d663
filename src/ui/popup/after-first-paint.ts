/** Milliseconds after which a page counts as one that is not painted at all. */
const longest = 1000;

/**
 * Runs a task once, when the browser has painted what was rendered before the call: a frame's callback runs
 * right before the painting, and a message to oneself is the first task after it. A page that nobody sees has
 * no frames; there the task is run after a second, since it is in nobody's way.
 */
export function afterFirstPaint(task: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    clearTimeout(timer);
    port1.onmessage = null;
    port1.close();
    task();
  };
  const timer = setTimeout(() => port2.postMessage(null), longest);
  requestAnimationFrame(() => port2.postMessage(null));
}
