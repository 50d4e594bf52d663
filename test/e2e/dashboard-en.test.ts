import { describe } from "vitest";
import { describeDashboard } from "./dashboard-axe.ts";

// One file a language: they run side by side.
describe("the dashboard in en", () => describeDashboard("en"));
