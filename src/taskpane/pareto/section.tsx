import { makeStyles, tokens } from "@fluentui/react-components";
import { Children, useEffect, useState, type ReactNode } from "react";

const useStyles = makeStyles({
  section: {
    padding: "8px 12px",
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  summary: {
    cursor: "pointer",
    minHeight: "24px",
    lineHeight: "24px",
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "2px" },
  },
  body: { display: "flex", flexDirection: "column", gap: "10px", marginTop: "8px", minWidth: 0 },
  heading: { margin: "0 0 8px", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** A part of the view that opens when it is wanted, and is made no sooner. */
export function Fold(props: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const [wanted, setWanted] = useState(false);
  return (
    <details
      className={styles.section}
      onToggle={() => {
        setWanted(true);
      }}
    >
      <summary tabIndex={0} className={styles.summary}>
        {props.title}
      </summary>
      <div className={styles.body}>{wanted && props.children}</div>
    </details>
  );
}

/** Parts that are made one after the other, each in a task of its own: a press in between is answered first. */
export function OneByOne({ children }: { readonly children: ReactNode }) {
  const parts = Children.toArray(children);
  const [made, setMade] = useState(1);
  useEffect(() => {
    if (made >= parts.length) return undefined;
    const timer = setTimeout(() => {
      setMade(made + 1);
    }, 0);
    return () => {
      clearTimeout(timer);
    };
  }, [made, parts.length]);
  return parts.slice(0, made);
}

/** A part of the view under its own heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {children}
    </section>
  );
}

/** Tables of the view: small print, numbers to the right, nothing wider than the pane. */
export const useTableStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "& th, & td": {
      padding: "4px 3px",
      textAlign: "right",
      verticalAlign: "top",
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      fontVariantNumeric: "tabular-nums",
    },
    "& th": { fontWeight: tokens.fontWeightSemibold },
    "& th.text, & td.text": { textAlign: "left", overflowWrap: "anywhere" },
    "& thead th": { color: tokens.colorNeutralForeground2 },
  },
});
