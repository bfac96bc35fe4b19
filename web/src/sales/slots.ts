// The slots of a business day, and which slot of another day stands for the same time on the clock.
import type { BusinessDayCalendar } from '../api/setup'

export type Slot = {
  /** The start as the API writes it: what figures name their slot by. */
  start: string
  startTime: number
  endTime: number
  offset: string
  /** The local time of the start, HH:mm. */
  clock: string
  /** Whether the clock shows this time twice in the day. */
  repeated: boolean
  /** The time on the clock and, where it is shown twice, which of the two: the same in days of 23, 24 and 25 hours. */
  position: string
}

export function slotsOf(calendar: BusinessDayCalendar): Slot[] {
  const seen = new Map<string, number>()
  for (const { local } of calendar.slots) seen.set(clockOf(local), (seen.get(clockOf(local)) ?? 0) + 1)
  const nth = new Map<string, number>()
  return calendar.slots.map(({ start, end, local, offset }) => {
    const clock = clockOf(local)
    nth.set(clock, (nth.get(clock) ?? 0) + 1)
    return {
      start,
      startTime: Date.parse(start),
      endTime: Date.parse(end),
      offset,
      clock,
      repeated: seen.get(clock)! > 1,
      position: `${clock} ${nth.get(clock)}`,
    }
  })
}

function clockOf(local: string): string {
  return local.slice(11, 16)
}

/** How far a business day has come. */
export type DayState = 'upcoming' | 'running' | 'complete'

export function dayState(calendar: BusinessDayCalendar, now: number): DayState {
  if (now < Date.parse(calendar.start)) return 'upcoming'
  return now < Date.parse(calendar.end) ? 'running' : 'complete'
}

/** The slot that holds an instant. */
export function slotAt(slots: Slot[], instant: number): Slot | undefined {
  return slots.find((slot) => slot.startTime <= instant && instant < slot.endTime)
}

/**
 * The slots of another day before the time on the clock at which a slot of this day starts. Where the other day's clock does not
 * show that time, the next one that it does show counts.
 */
export function slotsBefore(slot: Slot, slots: Slot[], otherSlots: Slot[]): Slot[] {
  const places = new Map(otherSlots.map(({ position }, index) => [position, index]))
  const next = slots.find(({ startTime, position }) => startTime >= slot.startTime && places.has(position))
  return next ? otherSlots.slice(0, places.get(next.position)) : otherSlots
}
