import { makeStyles, typographyStyles } from "@fluentui/react-components";

/** What the cards of this view share. */
export const useCardStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", gap: "10px" },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  // Fluent's own minimum is wider than the pane.
  narrow: { minWidth: 0, width: "100%" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
  list: { margin: 0, paddingLeft: "18px" },
});
