// A moment as people read it.

/** "2026-11-25" of an ISO date. */
export function day(iso: string): string {
  return iso.slice(0, 10);
}

/** "2026-11-25 14:03 UTC" */
export function moment(iso: string): string {
  return `${day(iso)} ${iso.slice(11, 16)} UTC`;
}

/** "2026-11-25 14:03:27 UTC" */
function second(iso: string): string {
  return `${day(iso)} ${iso.slice(11, 19)} UTC`;
}

interface Run {
  readonly date: string;
  readonly commit: string | null;
}

/**
 * How runs are dated that are shown together: by the day, where others share it by the minute, and where these do by the
 * second. The time is all that tells runs without a commit from each other, so those never have a day alone.
 * @param all that are shown; one may be there twice
 */
export function datesOf(all: readonly Run[]): (run: Run) => string {
  const dates = new Set(all.map(({ date }) => date));
  const [days, minutes] = [counted(dates, day), counted(dates, moment)];
  return ({ date, commit }) => {
    if (commit !== null && (days.get(day(date)) ?? 0) <= 1) return day(date);
    return (minutes.get(moment(date)) ?? 0) <= 1 ? moment(date) : second(date);
  };
}

function counted(dates: ReadonlySet<string>, form: (date: string) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const date of dates) counts.set(form(date), (counts.get(form(date)) ?? 0) + 1);
  return counts;
}
