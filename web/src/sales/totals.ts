// Sums of figures. Currencies are never added to one another.
import type { Figure } from '../api/sales'
import { type Amount, divide, parseAmount } from '../format/money'

export type Totals = { netSales: Amount; grossSales: Amount; numChecks: bigint; numGuests: bigint }

type Sold = Pick<Figure, 'netSales' | 'grossSales' | 'numChecks' | 'numGuests'>

/** Adds figures of one currency. */
export function total(figures: Sold[]): Totals {
  const sum: Totals = { netSales: 0n, grossSales: 0n, numChecks: 0n, numGuests: 0n }
  for (const figure of figures) {
    sum.netSales += parseAmount(figure.netSales)
    sum.grossSales += parseAmount(figure.grossSales)
    sum.numChecks += BigInt(figure.numChecks)
    sum.numGuests += BigInt(figure.numGuests)
  }
  return sum
}

export function ofCurrency(figures: Figure[], currencyId: string): Figure[] {
  return figures.filter((figure) => figure.currencyId === currencyId)
}

/** What the cards show of totals, in this order. A measure has no value where it would divide by nothing. */
export const measures = [
  { id: 'netSales', kind: 'money', of: (totals: Totals) => totals.netSales },
  { id: 'grossSales', kind: 'money', of: (totals: Totals) => totals.grossSales },
  { id: 'checks', kind: 'count', of: (totals: Totals) => totals.numChecks },
  { id: 'guests', kind: 'count', of: (totals: Totals) => totals.numGuests },
  { id: 'averageCheck', kind: 'money', of: (totals: Totals) => per(totals.netSales, totals.numChecks) },
  { id: 'spendPerGuest', kind: 'money', of: (totals: Totals) => per(totals.netSales, totals.numGuests) },
] as const

export type Measure = (typeof measures)[number]

function per(amount: Amount, count: bigint): Amount | undefined {
  return count > 0n ? divide(amount, count) : undefined
}
