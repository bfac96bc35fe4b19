import type { DayStanding } from '../api/sales'

/** Whether something of a day changed after it was complete. */
export function changedSince({ changedAt, completeAt }: DayStanding): boolean {
  return changedAt !== undefined && isLate(changedAt, completeAt)
}

/** Whether something came after a day was complete. */
export function isLate(instant: string, completeAt: string): boolean {
  return Date.parse(instant) > Date.parse(completeAt)
}
