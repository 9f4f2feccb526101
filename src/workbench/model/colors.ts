import { asString } from "../protocol/args";
import { invalidArgument } from "../protocol/errors";

/** `#RRGGBB` from what callers give: `red`, `#f00`, `FFA`, `#FF0000`. */
export function hexColor(value: unknown): string {
  const text = asString(value).trim();
  const named = NAMED_COLORS[text.toLowerCase()];
  if (named) return named;
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text)?.[1];
  if (!hex) throw invalidArgument();
  const full = hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
  return `#${full.toUpperCase()}`;
}

/** The HTML colour names that samples and add-ins use most. */
const NAMED_COLORS: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  purple: "#800080",
  gray: "#808080",
  grey: "#808080",
  lightgray: "#D3D3D3",
  lightgrey: "#D3D3D3",
  darkgray: "#A9A9A9",
  silver: "#C0C0C0",
  lime: "#00FF00",
  aqua: "#00FFFF",
  cyan: "#00FFFF",
  magenta: "#FF00FF",
  fuchsia: "#FF00FF",
  pink: "#FFC0CB",
  brown: "#A52A2A",
  navy: "#000080",
  teal: "#008080",
  olive: "#808000",
  maroon: "#800000",
  gold: "#FFD700",
  lightblue: "#ADD8E6",
  lightgreen: "#90EE90",
  lightyellow: "#FFFFE0",
  lightcoral: "#F08080",
  lightpink: "#FFB6C1",
  lightsalmon: "#FFA07A",
  lightcyan: "#E0FFFF",
  darkblue: "#00008B",
  darkgreen: "#006400",
  darkred: "#8B0000",
  darkorange: "#FF8C00",
  skyblue: "#87CEEB",
  steelblue: "#4682B4",
  royalblue: "#4169E1",
  dodgerblue: "#1E90FF",
  cornflowerblue: "#6495ED",
  tomato: "#FF6347",
  crimson: "#DC143C",
  salmon: "#FA8072",
  coral: "#FF7F50",
  khaki: "#F0E68C",
  beige: "#F5F5DC",
  ivory: "#FFFFF0",
  indigo: "#4B0082",
  violet: "#EE82EE",
  turquoise: "#40E0D0",
  tan: "#D2B48C",
  chocolate: "#D2691E",
  forestgreen: "#228B22",
  seagreen: "#2E8B57",
  slategray: "#708090",
  dimgray: "#696969",
  gainsboro: "#DCDCDC",
  whitesmoke: "#F5F5F5",
};
