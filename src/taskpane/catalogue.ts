import { CATALOG } from "../catalog/catalog";
import { selectTables, typedWhenAlone } from "../plan/selection";
import type { Catalogue } from "./product";

/** The catalogue as the pane reads it; loaded apart, for it is larger than the first views. */
export const CATALOGUE: Catalogue = {
  catalog: CATALOG,
  included: (chosen) => (chosen.length === 0 ? [] : selectTables(chosen).map(({ id }) => id)),
  typedWhenAlone,
};
