// A day compared with another one: whole days when both are complete, and as far as both have come while
// one of them is running.
import type { Figure } from '../api/sales'
import { type Slot, slotAt, slotsBefore } from './slots'
import { ofCurrency, total, type Totals } from './totals'

export type ComparedDay = { figures: Figure[]; slots: Slot[] }

export type Comparison = {
  /** While one of the days is running: the slot that is. Only the slots before it are compared, on both sides. */
  until: Slot | undefined
  /** This day's figures that are compared. */
  figures: Figure[]
  /** The other day's figures that are compared. */
  otherFigures: Figure[]
}

/** The parts of two days that can be compared fairly at an instant. */
export function compareDays(day: ComparedDay, other: ComparedDay, now: number): Comparison {
  const until = slotAt(day.slots, now) ?? slotAt(other.slots, now)
  if (!until) return { until, figures: day.figures, otherFigures: other.figures }
  const running = day.slots.includes(until) ? day : other
  const past = ({ figures, slots }: ComparedDay) => inSlots(figures, slotsBefore(until, running.slots, slots))
  return { until, figures: past(day), otherFigures: past(other) }
}

function inSlots(figures: Figure[], slots: Slot[]): Figure[] {
  const starts = new Set(slots.map((slot) => slot.startTime))
  return figures.filter((figure) => starts.has(Date.parse(figure.timeSlotStart)))
}

/** The totals of one currency, or none where there are no figures at all: no data is not zero. */
export function totalsOf(figures: Figure[], currencyId: string): Totals | undefined {
  const own = ofCurrency(figures, currencyId)
  return own.length > 0 ? total(own) : undefined
}
