// The net sales of a day by slot beside those of another day.
import type { Estimate } from '../api/forecast'
import type { Figure } from '../api/sales'
import { type Amount, parseAmount } from '../format/money'
import type { ComparedDay } from './comparison'
import type { Slot } from './slots'
import { ofCurrency } from './totals'

/** One slot of the curve. A side without figures has no value: a gap, not zero. */
export type CurvePoint = {
  slot: Slot
  net: Amount | undefined
  otherNet: Amount | undefined
  /** What is expected of a slot that is not over. */
  expected?: Estimate
}

export function curveOf(day: ComparedDay, other: ComparedDay | undefined, currencyId: string): CurvePoint[] {
  const nets = netBySlot(ofCurrency(day.figures, currencyId))
  const otherNets = netByPosition(other, currencyId)
  return day.slots.map((slot) => ({
    slot,
    net: nets.get(slot.startTime),
    otherNet: otherNets.get(slot.position),
  }))
}

/** The points from the first to the last that have a value or are running now, with one more on either side. */
export function withoutIdleEnds(points: CurvePoint[], running: Slot | undefined): CurvePoint[] {
  const shown = ({ slot, net, otherNet, expected }: CurvePoint) =>
    net !== undefined || otherNet !== undefined || slot.startTime === running?.startTime || (expected?.high50 ?? 0) >= 1
  const first = points.findIndex(shown)
  const last = points.findLastIndex(shown)
  return first < 0 ? points : points.slice(Math.max(0, first - 1), last + 2)
}

/**
 * The points summed up from the start of the day. A slot without figures has no sum: what was sold in it is not known, so the
 * line has a gap there, and goes on with what is known.
 */
export function cumulated(points: CurvePoint[]): CurvePoint[] {
  let sum = 0n
  let otherSum = 0n
  return points.map(({ slot, net, otherNet }) => ({
    slot,
    net: net === undefined ? undefined : (sum += net),
    otherNet: otherNet === undefined ? undefined : (otherSum += otherNet),
  }))
}

function netByPosition(day: ComparedDay | undefined, currencyId: string): Map<string, Amount> {
  if (!day) return new Map()
  const nets = netBySlot(ofCurrency(day.figures, currencyId))
  const known = day.slots.filter((slot) => nets.has(slot.startTime))
  return new Map(known.map((slot) => [slot.position, nets.get(slot.startTime)!]))
}

function netBySlot(figures: Figure[]): Map<number, Amount> {
  const nets = new Map<number, Amount>()
  for (const figure of figures) {
    const start = Date.parse(figure.timeSlotStart)
    nets.set(start, (nets.get(start) ?? 0n) + parseAmount(figure.netSales))
  }
  return nets
}
