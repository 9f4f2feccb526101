import {
  createDarkTheme,
  createLightTheme,
  type BrandVariants,
  type Theme,
} from "@fluentui/react-components";

/** The green of the icon, from dark to light; shade 80 fills the main buttons and stands out 6:1 on white. */
const BRAND: BrandVariants = {
  10: "#01120f",
  20: "#04221d",
  30: "#05352e",
  40: "#07423a",
  50: "#074a41",
  60: "#08554a",
  70: "#0a6053",
  80: "#0b6b5d",
  90: "#1f7a6c",
  100: "#338a7c",
  110: "#499a8d",
  120: "#60aa9e",
  130: "#79bab0",
  140: "#94cac2",
  150: "#b1dad4",
  160: "#d0ebe7",
};

export const LIGHT: Theme = createLightTheme(BRAND);

/** Text in the brand's colour must be lighter on dark grounds than Fluent's own choice for this ramp. */
export const DARK: Theme = {
  ...createDarkTheme(BRAND),
  colorBrandForeground1: BRAND[130],
  colorBrandForeground2: BRAND[140],
  colorBrandForegroundLink: BRAND[140],
  colorBrandForegroundLinkHover: BRAND[150],
  colorBrandForegroundLinkPressed: BRAND[130],
  colorCompoundBrandForeground1: BRAND[130],
};
