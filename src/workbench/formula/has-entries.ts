/** Whether a map that Univer keeps is there and holds anything. */
export function hasEntries(map: unknown): boolean {
  if (typeof map !== "object" || map === null) return false;
  for (const _ in map) return true;
  return false;
}
