// Some fixtures are made with the product's own storage modules, and the polyfill they import refuses to be loaded
// outside an extension: this stands for one, and is imported before them.
const extension = { runtime: { id: "look" } };
Object.assign(globalThis, { browser: extension, chrome: extension });
