import type { Figure } from '../api/sales'

/** How many of a day's figures came after the day was complete. When all did, it was loaded later; when some did, it was changed. */
export type Lateness = 'none' | 'some' | 'all'

export function latenessOf(figures: Figure[], completeAt: string): Lateness {
  const late = figures.filter(({ changedAt }) => isLate(changedAt, completeAt)).length
  if (late === 0) return 'none'
  return late === figures.length ? 'all' : 'some'
}

/** Whether something came after a day was complete. */
export function isLate(instant: string, completeAt: string): boolean {
  return Date.parse(instant) > Date.parse(completeAt)
}
