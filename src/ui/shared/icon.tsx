// One constant for each drawing, 16 × 16, so that a page carries only those it shows.
export const refreshIcon = "M13.5 8a5.5 5.5 0 1 1-1.7-4M13.6 1.8v2.6H11";
export const eyeIcon = "M1.5 8Q8 0 14.5 8 8 16 1.5 8M8 6.2a1.8 1.8 0 1 0 .1 0";
export const hiddenIcon = `${eyeIcon}M2.5 2.5l11 11`;
export const gearIcon =
  "M8 5.8a2.2 2.2 0 1 0 .1 0M8 1.8v1.6m0 9.2v1.6M1.8 8h1.6m9.2 0h1.6M3.6 3.6l1.1 1.1m6.6 6.6 1.1 1.1m0-8.8-1.1 1.1m-6.6 6.6-1.1 1.1";
export const warnIcon = "m8 2 7 12H1Zm0 4.5v3.2m0 2.1v.1";
export const infoIcon = "M8 1.8a6.2 6.2 0 1 0 .1 0M8 7.5v3.6m0-6.3v.1";
export const pauseIcon = "M8 1.8a6.2 6.2 0 1 0 .1 0M6.3 5.8v4.4m3.4-4.4v4.4";
export const lowIcon = "M3 2.5v11h10v-11M5.8 10.8h4.4M8 3v4.6M6 5.8l2 2 2-2";
export const downIcon = "m3.5 6 4.5 4.5L12.5 6";
export const tickIcon = "m2.8 8.6 3.4 3.4 7-7.6";
export const upArrowIcon = "M8 13V3M3.8 7.2 8 3l4.2 4.2";
export const downArrowIcon = "M8 3v10m4.2-4.2L8 13 3.8 8.8";
export const penIcon = "m2.5 13.5.7-3.2 7.5-7.5 2.5 2.5-7.5 7.5ZM9.2 4.3l2.5 2.5";
export const binIcon = "M2.5 4.2h11M6 4V2.3h4V4M4 4.5l.7 9h6.6l.7-9M6.7 7v4m2.6-4v4";
export const lockIcon = "M3.5 7.2h9v6h-9Zm2 0V5a2.5 2.5 0 0 1 5 0v2.2";
export const bellIcon =
  "M8 2.2a3.8 3.8 0 0 1 3.8 3.8v2.9l1.5 2.4H2.7l1.5-2.4V6A3.8 3.8 0 0 1 8 2.2ZM6.6 13.6h2.8";
export const plusIcon = "M8 3v10M3 8h10";
export const rightIcon = "m6.2 4 4 4-4 4";
export const copyIcon =
  "M5.5 5.5h8v8.5h-8ZM3.3 10.5A1.3 1.3 0 0 1 2 9.2V3.3A1.3 1.3 0 0 1 3.3 2h5.9a1.3 1.3 0 0 1 1.3 1.3";
export const calendarIcon = "M2 3h12v11H2Zm0 3.5h12M5.2 1.5V4m5.6-2.5V4M8 8.5V12m-1.8-1.8h3.6";
export const outIcon =
  "M9 2.5h4.5V7m-.3-4.2L7.5 8.5m4 .5v3.2a1.3 1.3 0 0 1-1.3 1.3H3.8a1.3 1.3 0 0 1-1.3-1.3V5.8a1.3 1.3 0 0 1 1.3-1.3H7";
export const lostIcon = "M8 1.8a6.2 6.2 0 1 0 .1 0M5.7 5.7l4.6 4.6m0-4.6-4.6 4.6";
export const doubtIcon =
  "M8 1.8a6.2 6.2 0 1 0 .1 0M6.3 6.3c0-2.3 3.5-2.3 3.5-.1 0 1.4-1.8 1.5-1.8 2.9m0 2.2v.1";
export const clockIcon = "M8 1.8a6.2 6.2 0 1 0 .1 0M8 4.5V8l2.5 1.8";
export const waveIcon = "M2 9c2-4 4-4 6-1s4 3 6-1";
export const puzzleIcon = "M2.5 5.5h3.2a1.7 1.7 0 1 1 3.1 0h3.2v3a1.7 1.7 0 1 1 0 3.1v2.4H2.5Z";
export const pinIcon = "M5.5 2h5l-.6 5 2.1 2.5H4L6.1 7ZM8 9.5V14";
export const accountIcon = "M8 2.5a2.8 2.8 0 1 0 .1 0M2.5 14c.6-3 2.8-4.3 5.5-4.3s4.9 1.3 5.5 4.3";
export const halfIcon = "M8 1.9a6.1 6.1 0 1 0 .1 0Zm0 0v12.2M10.6 3.4v9.2m2.3-7v4.8";
export const dataIcon =
  "M2.5 3.8a5.5 2 0 1 0 11 0 5.5 2 0 1 0-11 0v8.4c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2V3.8M2.5 8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2";
export const dotsIcon = "M3.4 7.9h.2v.2h-.2Zm4.5 0h.2v.2h-.2Zm4.5 0h.2v.2h-.2Z";
export const gripIcon =
  "M5.9 3.9h.2v.2h-.2Zm4 0h.2v.2h-.2Zm-4 4h.2v.2h-.2Zm4 0h.2v.2h-.2Zm-4 4h.2v.2h-.2Zm4 0h.2v.2h-.2Z";
export const closeIcon = "m4 4 8 8m0-8-8 8";
export const searchIcon = "M7 2.5a4.5 4.5 0 1 0 .1 0m3.4 8 3.5 3.5";
export const toTopIcon = "M3 2.5h10M8 14V6M4.5 9 8 5.5 11.5 9";
export const silentIcon = `${bellIcon}M2 2l12 12`;
export const sheetIcon = "M3.5 1.8h6.2l3 3v9.4H3.5ZM5.8 7.5h4.6M5.8 10h4.6M5.8 12h2.6";
export const keyIcon = "M6.7 8.2a3 3 0 1 0-3-3 3 3 0 0 0 3 3m0 0 6 6m-2-2 1.6-1.6";

/** A line drawing in the colour of the text around it; says nothing by itself, so a word stands beside it. It grows with the browser's font. */
export const Icon = ({ drawing, size = 16 }: { drawing: string; size?: number }) => (
  <svg width={`${size / 16}rem`} height={`${size / 16}rem`} viewBox="0 0 16 16" aria-hidden="true">
    <path d={drawing} />
  </svg>
);
