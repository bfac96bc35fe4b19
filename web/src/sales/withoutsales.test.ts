import { expect, test } from 'vitest'
import type { SalesReport } from '../api/report'
import type { BusinessUnit } from '../api/setup'
import { firstView } from '../state/reportview'
import { areRows, withoutSalesIn } from './withoutsales'

const without = (unitId: number) => ({ unitId, name: `Unit ${unitId}`, reason: 'nothing-received' as const })
const report = { items: [{ currencyId: 'EUR' }], withoutSales: [without(1), without(2), without(3)] } as SalesReport
const unit = (id: number, ...currencies: string[]) => ({ id, currencies }) as BusinessUnit

test('each stands in the table of a currency that it accepts, and none is lost', () => {
  const units = [unit(1, 'EUR'), unit(2, 'CHF', 'GBP')] // of the third nothing is known yet
  const ids = (currency: string) => withoutSalesIn(currency, ['EUR', 'GBP'], report, units).map(({ unitId }) => unitId)
  expect([ids('EUR'), ids('GBP')]).toEqual([[1, 3], [2]])
})

test.each([
  [{ by: ['unit' as const] }, true],
  [{ by: ['brand' as const, 'unit' as const] }, true],
  [{ by: ['brand' as const] }, false],
  [{ by: ['unit' as const], top: 5 }, false],
])('a table of %j has them: %s', (view, want) => {
  expect(areRows({ ...firstView, ...view }, report)).toBe(want)
})
