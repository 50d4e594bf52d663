import { options } from "preact";

// Preact runs effects, and since version 11 their cleanups too, after the next painting: in a test that may
// be after its page was torn down, where nothing of a browser is left. In a microtask all of it is over
// before the test is.
options.requestAnimationFrame = (run) => queueMicrotask(run);
