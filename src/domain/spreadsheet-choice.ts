/** How the user wants files for spreadsheets: as the region's spreadsheets have it, or with a separator and a decimal sign of their own. */
export const spreadsheetChoices = [
  "by-region",
  "semicolon-comma",
  "semicolon-point",
  "comma-point",
] as const;
export type SpreadsheetChoice = (typeof spreadsheetChoices)[number];
