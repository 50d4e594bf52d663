import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** Red, green and blue, 0 to 255. */
export type Rgb = [number, number, number];

export const schemes = ["light", "dark"] as const;
export type Scheme = (typeof schemes)[number];

const wholeHex = (hex: string): string =>
  hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;

function rgbOf(hex: string): Rgb {
  const number = Number.parseInt(wholeHex(hex), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** The colours of `tokens.css` by name, as a scheme has them. */
export function tokensIn(scheme: Scheme): Record<string, Rgb> {
  const css = readFileSync(join(root, "src/ui/tokens.css"), "utf8");
  const pairs = css.matchAll(/--([\w-]+): light-dark\(#([\da-f]+), #([\da-f]+)\)/g);
  return Object.fromEntries(
    [...pairs].map(([, name = "", light = "", dark = ""]) => [
      name,
      rgbOf(scheme === "light" ? light : dark),
    ]),
  );
}

/** Light as the eye adds it up: 0 to 1 (sRGB, IEC 61966-2-1). */
const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const linearOf = ([r, g, b]: Rgb): Rgb => [linear(r), linear(g), linear(b)];

const luminance = (colour: Rgb): number => {
  const [r, g, b] = linearOf(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** WCAG 2.2's contrast of two colours: 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** Rows of a matrix on linear red, green and blue: complete loss, by Machado, Oliveira and Fernandes (2009). */
const sights = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const satisfies Record<string, readonly (readonly [number, number, number])[]>;
export type Sight = keyof typeof sights;
export const allSights = Object.keys(sights) as Sight[];

const gammaOf = (light: number): number => {
  const share = Math.min(1, Math.max(0, light));
  return 255 * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055);
};

/** A colour as somebody with that sight sees it. */
export function seenBy(sight: Sight, colour: Rgb): Rgb {
  const [r, g, b] = linearOf(colour);
  const [red, green, blue] = sights[sight].map(([x, y, z]) => gammaOf(x * r + y * g + z * b));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** Lightness and the two axes of colour (CIE 1976 L*a*b*, daylight). */
function labOf(colour: Rgb): Rgb {
  const [r, g, b] = linearOf(colour);
  const x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505;
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089;
  const [fx = 0, fy = 0, fz = 0] = [x, y, z].map((t) =>
    t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116,
  );
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** How far apart two colours look: about 2 is just seen side by side, 10 at a glance (CIE 1976). */
export function distance(one: Rgb, other: Rgb): number {
  const [a, b] = [labOf(one), labOf(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
