import type { ParetoAnalysis } from "../pareto/analysis";
import type { ParetoArguments } from "./pareto-arguments";
import type { Input } from "./pareto-input";
export async function writeReport(
  _f: string,
  _i: Input,
  _a: ParetoAnalysis,
  _w: ParetoArguments,
): Promise<void> {
  await Promise.resolve();
}
