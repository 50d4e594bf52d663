// Loaded only where somebody asks for it: what the registrars document, and the report that compares it with what came.

export { probeReport } from "../../../domain/probe/report.ts";
export { documentedBy } from "../../../registrars/documented.ts";
