// The rows of the table: one figure each, in the order that is asked for.
import type { Figure } from '../api/sales'
import { parseAmount } from '../format/money'

export const columns = ['slot', 'salesType', 'netSales', 'grossSales', 'numChecks', 'numGuests'] as const
export type Column = (typeof columns)[number]
export type Sorting = { column: Column; descending: boolean }

/** Figures sorted by a column; within equal values they stay in order of slot. */
export function sorted(figures: Figure[], { column, descending }: Sorting): Figure[] {
  const compare = comparators[column]
  return figures.toSorted((a, b) => (descending ? compare(b, a) : compare(a, b)))
}

const comparators: Record<Column, (a: Figure, b: Figure) => number> = {
  slot: (a, b) => Date.parse(a.timeSlotStart) - Date.parse(b.timeSlotStart),
  salesType: (a, b) => a.salesTypeId.localeCompare(b.salesTypeId),
  netSales: (a, b) => Number(parseAmount(a.netSales) - parseAmount(b.netSales)),
  grossSales: (a, b) => Number(parseAmount(a.grossSales) - parseAmount(b.grossSales)),
  numChecks: (a, b) => a.numChecks - b.numChecks,
  numGuests: (a, b) => a.numGuests - b.numGuests,
}
