import type { WorkbenchSession } from "../session";

export function drawCharts(_session: WorkbenchSession, _container: HTMLElement): void {
  return;
}
