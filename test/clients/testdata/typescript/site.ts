// The site that the programs sell at, and what they report of it.
import { readFileSync } from 'node:fs'

/** Ready is the file that a demo writes, as far as it is needed here. */
export interface Ready {
  url: string
  clientId: string
  clientSecret: string
  units: { id: number }[]
  salesTypes: string[]
  currencies: string[]
}

export const site: Ready = JSON.parse(readFileSync(process.argv[2]!, 'utf8'))
export const unitId = site.units[0]!.id
export const grant = { grant_type: 'client_credentials', client_id: site.clientId, client_secret: site.clientSecret }

/** newSale returns one row in a slot: an amount as a number, and one as text. */
export function newSale(businessDay: string, timeSlotStart: string) {
  const row = {
    currencyId: site.currencies[0]!, salesTypeId: site.salesTypes[0]!, timeSlotStart,
    netSales: 250.25, grossSales: '270.00', numChecks: 12, numGuests: 19,
  }
  return { businessDay, realTimeSales: [row] }
}

/** newWrongSale returns a sale of a type that nobody configured. */
export function newWrongSale(sale: ReturnType<typeof newSale>) {
  return { ...sale, realTimeSales: [{ ...sale.realTimeSales[0]!, salesTypeId: 'NOPE' }] }
}

/** defined returns value, or throws what was answered in its place. */
export function defined<T>(value: T | undefined, answer: unknown): T {
  if (value === undefined) throw new Error(JSON.stringify(answer))
  return value
}

/** report prints what the test looks at. */
export function report(result: { taken: number; netSales: number; problem: string; code: string }) {
  console.log(JSON.stringify(result))
}
