import { areaAddress } from "../formula/address";
import type { ValidationPart } from "../plan/plan";
import { xmlText } from "../plan/xml";
import { storedFormula } from "./formula";
import { counted, element } from "./xml";

/** The input checks of a sheet. "between" is the operator a file leaves out; lists and formulas have none. */
export function validationsXml(parts: readonly ValidationPart[]): string {
  return counted(
    "dataValidations",
    parts.map(({ area, rule, severity, error, prompt }) => {
      const { type, operator, formulas } = readRule(rule);
      return element(
        "dataValidation",
        {
          type,
          errorStyle: severity === "stop" ? undefined : severity,
          operator: operator === "between" ? undefined : operator,
          allowBlank: true,
          showInputMessage: prompt ? true : undefined,
          showErrorMessage: true,
          errorTitle: error.title,
          error: error.message,
          promptTitle: prompt?.title,
          prompt: prompt?.message,
          sqref: areaAddress(area),
        },
        formulas.map((formula, i) => `<formula${i + 1}>${xmlText(formula)}</formula${i + 1}>`).join(""),
      );
    }),
  );
}

function readRule(rule: ValidationPart["rule"]): { type: string; operator?: string; formulas: string[] } {
  switch (rule.type) {
    case "list":
      return { type: "list", formulas: [storedFormula(rule.source)] };
    case "custom":
      return { type: "custom", formulas: [storedFormula(rule.formula)] };
    case "date":
    case "decimal":
    case "wholeNumber": {
      const bounds = rule.to === undefined ? [rule.from] : [rule.from, rule.to];
      const type = rule.type === "wholeNumber" ? "whole" : rule.type;
      return { type, operator: rule.operator, formulas: bounds.map((bound) => storedFormula(String(bound))) };
    }
  }
}
