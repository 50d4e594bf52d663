import type axe from "axe-core";
import { createPageBrowser } from "../support/ui/page-browser.ts";

// Stands where src/platform/browser.ts stands when look.ts bundles the pages: what they see was put into
// the window before their script ran.
declare global {
  interface Window {
    axe: typeof axe;
    look: Omit<Parameters<typeof createPageBrowser>[0], "reply"> & {
      replies: Record<string, unknown>;
    };
  }
}

const { replies, ...setup } = window.look;
export const { browser } = createPageBrowser({ ...setup, reply: ({ name }) => replies[name] });
