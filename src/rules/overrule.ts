import type { Computation } from "../catalog/spec";

/** 最终 = what a person typed, or else what the rule suggests (rules 2.1): people must be able to overrule. */
export function overruled(suggested: string, manual: string): Computation {
  return {
    formula: `IF([@${manual}]="",[@${suggested}],[@${manual}])`,
    value: (row) => (row.blank(manual) ? row.value(suggested) : row.value(manual)),
  };
}
