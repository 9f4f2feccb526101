const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

/** `Excel.DynamicFilterCriteria`: about averages, and about dates relative to today. */
export function isDynamicMatch(
  kind: string,
  value: number,
  numbers: readonly number[],
  now: Date = new Date(),
): boolean {
  const average = numbers.reduce((sum, n) => sum + n, 0) / (numbers.length || 1);
  if (kind === "AboveAverage") return value > average;
  if (kind === "BelowAverage") return value < average;
  const date = new Date(EPOCH + Math.floor(value) * DAY);
  const today = Math.floor((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - EPOCH) / DAY);
  const day = Math.floor(value);
  const months = (date.getUTCFullYear() - now.getFullYear()) * 12 + date.getUTCMonth() - now.getMonth();
  const quarters =
    (date.getUTCFullYear() - now.getFullYear()) * 4 +
    Math.floor(date.getUTCMonth() / 3) -
    Math.floor(now.getMonth() / 3);
  const weekStart = today - now.getDay();
  const weeks = Math.floor((day - weekStart) / 7);
  const years = date.getUTCFullYear() - now.getFullYear();
  const step = /^(Last|This|Next)/.exec(kind)?.[1];
  const offset = step === "Last" ? -1 : step === "Next" ? 1 : 0;
  if (kind.endsWith("Month")) return months === offset;
  if (kind.endsWith("Quarter")) return quarters === offset;
  if (kind.endsWith("Week")) return weeks === offset;
  if (kind.endsWith("Year")) return years === offset;
  if (kind === "Today") return day === today;
  if (kind === "Yesterday") return day === today - 1;
  if (kind === "Tomorrow") return day === today + 1;
  if (kind === "YearToDate") return years === 0 && day <= today;
  const month =
    /^AllDatesInPeriod(January|February|March|April|May|June|July|August|September|October|November|December)$/.exec(
      kind,
    );
  if (month) return MONTHS.indexOf(month[1] ?? "") === date.getUTCMonth();
  const quarter = /^AllDatesInPeriodQuarter([1-4])$/.exec(kind);
  return quarter ? Math.floor(date.getUTCMonth() / 3) === Number(quarter[1]) - 1 : false;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
