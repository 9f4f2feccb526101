import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** What the cards of this view share. */
export const useCardStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: "10px" },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  // Fluent's own minimum is wider than the pane.
  narrow: { minWidth: 0, width: "100%" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
  list: { margin: 0, paddingLeft: "18px" },
  plainList: {
    listStyle: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: "10px",
  },
  entry: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: "6px",
    paddingTop: "8px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  line: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: "8px" },
  small: { ...typographyStyles.body1Strong, margin: 0 },
  wrap: { overflowWrap: "anywhere" },
});
