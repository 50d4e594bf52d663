import { buildAll } from "./build-extension.ts";

await buildAll({ watch: process.argv.includes("--watch") });
