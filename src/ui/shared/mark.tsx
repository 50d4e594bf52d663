/** The product's mark: a globe that is a tank, filled up to its level. Drawn in the colour of its text. */
export const Mark = ({ size = 48 }: { size?: number }) => (
  <svg
    width={`${size / 16}rem`}
    height={`${size / 16}rem`}
    viewBox="0 0 48 48"
    stroke-width="3"
    aria-hidden="true"
  >
    <path d="M24 5a19 19 0 1 0 .1 0M16 26c-1-9 2-18 8-21 6 3 9 12 8 21M7 17h34" />
    <path class="level" d="M5 26h38a19 19 0 0 1-38 0Z" />
  </svg>
);
