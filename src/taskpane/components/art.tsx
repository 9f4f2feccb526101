import { tokens } from "@fluentui/react-components";
import type { PackageId } from "../product";

/**
 * Our own drawings. Lines take the text's colour and surfaces the theme's, so that they are right in
 * light, dark and high contrast. They illustrate words beside them: screen readers skip them.
 */

const brand = tokens.colorBrandBackground;
const paper = tokens.colorNeutralBackground1;
const soft = tokens.colorBrandBackground2;
const line = tokens.colorNeutralStrokeAccessible;
const accent = "#e07b1a";

/** The ledger of the icon. */
export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <rect x="6" y="4" width="52" height="56" rx="8" fill="#0b6b5d" />
      <path d="M14 4a8 8 0 0 0 -8 8v40a8 8 0 0 0 8 8h4v-56z" fill="#07483f" />
      <rect x="23" y="11" width="29" height="42" rx="3" fill="#fff" />
      <path d="M27 25h6v24h-6zM35 34h6v15h-6zM43 41h5v8h-5z" fill="#0b6b5d" />
      <path d="M28 22l10 -5l9 -1" fill="none" stroke={accent} strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}

/** First page: a customer table whose classes come with a Pareto chart. */
export function HeroArt() {
  const rows = [
    { y: 44, width: 46, mark: "Ⅰ", fill: brand },
    { y: 62, width: 34, mark: "Ⅰ", fill: brand },
    { y: 80, width: 40, mark: "Ⅱ", fill: accent },
    { y: 98, width: 28, mark: "Ⅲ", fill: line },
  ];
  const bars = [58, 40, 21, 14, 9, 6];
  return (
    <svg viewBox="0 0 318 128" width="100%" aria-hidden="true" style={{ display: "block" }}>
      <rect x="1" y="1" width="316" height="126" rx="10" fill={soft} />
      <g>
        <rect x="14" y="18" width="138" height="96" rx="5" fill={paper} stroke={line} />
        <path d="M14 23a5 5 0 0 1 5 -5h128a5 5 0 0 1 5 5v11h-138z" fill={brand} />
        <path d="M24 26h30M74 26h24M118 26h20" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
        <path d="M14 52h138M14 70h138M14 88h138M66 34v80M110 34v80" stroke={line} strokeOpacity="0.35" />
        {rows.map(({ y, width, mark, fill }) => (
          <g key={y}>
            <path
              d={`M22 ${y}h${width * 0.8}M74 ${y}h${width * 0.6}`}
              stroke={line}
              strokeWidth="3"
              strokeLinecap="round"
            />
            <rect x="121" y={y - 7} width="18" height="14" rx="7" fill={fill} />
            <text
              x="130"
              y={y + 4}
              textAnchor="middle"
              fontSize="11"
              fontWeight="700"
              fill={fill === line ? paper : "#fff"}
            >
              {mark}
            </text>
          </g>
        ))}
      </g>
      <path
        d="M158 66h12m-4 -4l4 4l-4 4"
        stroke={brand}
        strokeWidth="2.5"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <g>
        <rect x="178" y="18" width="126" height="96" rx="5" fill={paper} stroke={line} />
        {bars.map((height, index) => (
          <rect
            key={height}
            x={190 + index * 17}
            y={102 - height}
            width="12"
            height={height}
            fill={index < 2 ? brand : index < 4 ? accent : line}
          />
        ))}
        <path
          d="M196 44l17 -9l17 -5l17 -3l17 -2l17 -1"
          stroke={tokens.colorNeutralForeground1}
          strokeWidth="2"
          fill="none"
        />
        <path d="M186 50h110" stroke={line} strokeDasharray="3 3" />
        <path d="M186 102h110" stroke={line} />
      </g>
    </svg>
  );
}

const PICTURES: Readonly<Record<PackageId, React.ReactNode>> = {
  // A customer card and the columns of a Pareto chart.
  basic: (
    <>
      <rect x="5" y="9" width="34" height="30" rx="4" fill={paper} stroke={line} strokeWidth="1.5" />
      <circle cx="15" cy="20" r="4.5" fill={brand} />
      <path d="M8 33a7 7 0 0 1 14 0z" fill={brand} />
      <path d="M26 18h9M26 24h9M26 30h6" stroke={line} strokeWidth="2" strokeLinecap="round" />
      <path d="M33 23h8v20h-8zM43 30h7v13h-7zM52 36h6v7h-6z" fill={accent} stroke={paper} strokeWidth="1.5" />
    </>
  ),
  // A ship with containers.
  orders: (
    <>
      <path d="M6 31h52l-7 12h-38z" fill={brand} />
      <rect x="14" y="21" width="11" height="9" fill={accent} />
      <rect x="26" y="21" width="11" height="9" fill={line} />
      <rect x="26" y="11" width="11" height="9" fill={accent} />
      <path d="M42 30v-14h8v14z" fill={paper} stroke={line} strokeWidth="1.5" />
      <path d="M4 46q5 -4 10 0t10 0t10 0t10 0t10 0t6 -1" fill="none" stroke={line} strokeWidth="1.5" />
    </>
  ),
  // What a customer says, and the marks given.
  service: (
    <>
      <path
        d="M6 8h34a4 4 0 0 1 4 4v16a4 4 0 0 1 -4 4h-20l-9 8v-8h-5a4 4 0 0 1 -4 -4v-16a4 4 0 0 1 4 -4z"
        fill={paper}
        stroke={line}
        strokeWidth="1.5"
      />
      <path d="M12 17h22M12 24h14" stroke={line} strokeWidth="2" strokeLinecap="round" />
      <path
        d="M46 22l4.1 8.3l9.1 1.3l-6.6 6.5l1.5 9.1l-8.1 -4.3l-8.1 4.3l1.5 -9.1l-6.6 -6.5l9.1 -1.3z"
        fill={accent}
        stroke={paper}
        strokeWidth="1.5"
      />
    </>
  ),
  // A funnel with what is left at its end.
  management: (
    <>
      <path d="M8 8h48l-17 18v14l-14 6v-20z" fill={brand} />
      <path d="M14 14h36M20 20h24" stroke={soft} strokeWidth="2" />
      <circle cx="50" cy="40" r="7" fill={accent} />
      <path d="M47 40l2.5 2.5l4 -4.5" stroke="#fff" strokeWidth="2" fill="none" />
    </>
  ),
  // A folder with dated sheets.
  archive: (
    <>
      <path d="M8 12h16l4 5h28v26h-48z" fill={brand} />
      <rect x="16" y="8" width="32" height="20" fill={paper} stroke={line} strokeWidth="1.5" />
      <path d="M21 14h22M21 19h14" stroke={line} strokeWidth="2" />
      <path d="M6 24h52l-3 19h-46z" fill={accent} />
    </>
  ),
};

/** The picture of a package of tables. */
export function PackageArt({ id }: { readonly id: PackageId }) {
  return (
    <svg viewBox="0 0 64 52" width="56" height="46" aria-hidden="true" style={{ flexShrink: 0 }}>
      {PICTURES[id]}
    </svg>
  );
}
