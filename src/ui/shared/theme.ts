import { lookKey } from "./look-key.ts";

// Runs in the head of each page, before anything is painted: the records are read later, and a page in the wrong theme
// would flash. What is kept here is written wherever the preferences are seen (src/ui/shared/look.ts).
try {
  const [theme = "", density = ""] = (localStorage.getItem(lookKey) ?? "").split(" ");
  const { dataset, style } = document.documentElement;
  if (theme === "light" || theme === "dark") style.colorScheme = theme;
  if (density) dataset.density = density;
} catch {
  // Storage of pages may be switched off: then the page is as the system is until its records are read.
}
