// The units of a report that sold nothing.
import type { SalesReport } from '../api/report'
import type { BusinessUnit } from '../api/setup'
import type { ReportView } from '../state/reportview'

export type WithoutSales = SalesReport['withoutSales'][number]

/** Whether the table names them: it does where its rows are of units, and of all of them. */
export function areRows({ by, top }: ReportView, { items }: SalesReport): boolean {
  return by.includes('unit') && top === undefined && items.length > 0
}

/** Those that would have sold in a currency: each in one table, that of its first currency which has one. */
export function withoutSalesIn(currencyId: string, currencies: string[], { withoutSales }: SalesReport, units: BusinessUnit[]): WithoutSales[] {
  const accepted = new Map(units.map((unit) => [unit.id, unit.currencies]))
  const tableOf = ({ unitId }: WithoutSales) => accepted.get(unitId)?.find((id) => currencies.includes(id)) ?? currencies[0]
  return withoutSales.filter((unit) => tableOf(unit) === currencyId)
}
