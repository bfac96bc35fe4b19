import type { Figure } from '../api/sales'
import type { BusinessUnit } from '../api/setup'

/**
 * When something was last received for a day, in milliseconds since 1970. For the day the unit is in that includes submissions
 * that changed nothing.
 */
export function lastReceived(unit: BusinessUnit, businessDay: string, figures: Figure[]): number | undefined {
  const instants = figures.map(({ changedAt }) => Date.parse(changedAt))
  if (businessDay === unit.currentBusinessDay && unit.lastReceivedAt) instants.push(Date.parse(unit.lastReceivedAt))
  return instants.length > 0 ? Math.max(...instants) : undefined
}
