import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { createContext, useContext, useEffect, useRef, type ReactNode } from "react";
import { useWords } from "../words";

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle1, margin: 0, outlineStyle: "none" },
  bar: {
    position: "sticky",
    bottom: 0,
    zIndex: 2,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "8px",
    margin: "auto -12px -12px",
    padding: "10px 12px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  card: {
    padding: "12px",
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  muted: {
    color: tokens.colorNeutralForeground2,
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  steps: { listStyle: "none", display: "flex", gap: "4px", margin: 0, padding: 0 },
  step: {
    flex: "1 1 0",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    borderTop: `3px solid ${tokens.colorNeutralStroke1}`,
    paddingTop: "3px",
  },
  stepNow: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderTopColor: tokens.colorBrandBackground,
  },
  stepDone: { borderTopColor: tokens.colorBrandBackground },
  hidden: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

/** True once the person has moved between views: the first view must not take the focus from the sheet. */
const MovedContext = createContext(false);
export const MovedProvider = MovedContext.Provider;

/**
 * A view's title. It takes the focus when the person comes here from another view, never while they work in
 * the sheet. On the web Office walks through the pane's controls itself and leaves the pane when Tab is
 * pressed on something that is none of them: while the title has the focus, it counts as one.
 */
export function ViewHeading({ children }: { readonly children: ReactNode }) {
  const styles = useStyles();
  const moved = useContext(MovedContext);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!moved || !document.hasFocus()) return;
    heading.current?.focus({ preventScroll: true });
    document.documentElement.scrollTop = 0;
  }, [moved]);
  return (
    <h1
      ref={heading}
      tabIndex={-1}
      className={styles.heading}
      onFocus={({ currentTarget }) => {
        currentTarget.tabIndex = 0;
      }}
      onBlur={({ currentTarget }) => {
        currentTarget.tabIndex = -1;
      }}
    >
      {children}
    </h1>
  );
}

/** The buttons that lead on; always in sight. */
export function ActionBar({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles().bar}>{children}</div>;
}

export function Card({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles().card}>{children}</div>;
}

export function Muted({ children }: { readonly children: ReactNode }) {
  return <p className={useStyles().muted}>{children}</p>;
}

const STEPS = ["stepTables", "stepChoices", "stepGenerate"] as const;

/** Where the person is on the way to a workbook. */
export function Steps({ now }: { readonly now: (typeof STEPS)[number] }) {
  const styles = useStyles();
  const { t } = useWords();
  const current = STEPS.indexOf(now);
  return (
    <ol className={styles.steps}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? "step" : undefined}
          className={mergeClasses(
            styles.step,
            index < current && styles.stepDone,
            index === current && styles.stepNow,
          )}
        >
          {index + 1} {t(step)}
        </li>
      ))}
    </ol>
  );
}

/** Read out by screen readers when it changes; not drawn. */
export function Announcement({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" aria-live="polite" className={useStyles().hidden}>
      {children}
    </div>
  );
}
