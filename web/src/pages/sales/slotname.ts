import type { Formats } from '../../format/formats'
import type { Slot } from '../../sales/slots'

/** The local time at which a slot starts, with its offset where the clock shows that time twice in the day. */
export function slotName(slot: Slot, timeZone: string, formats: Formats): string {
  const time = formats.time(slot.startTime, timeZone)
  return slot.repeated ? `${time} (${slot.offset})` : time
}
