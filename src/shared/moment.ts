// A moment as people read it.

/** "2026-11-25 14:03 UTC" of an ISO date. */
export function moment(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
