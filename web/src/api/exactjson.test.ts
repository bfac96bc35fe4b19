import { expect, test } from 'vitest'
import { parseExact } from './exactjson'

test('money keeps every digit, other numbers stay numbers', () => {
  const text = '{"netSales":999999999999.9999,"grossSales" : -0.10,"numChecks":12}'
  expect(parseExact(text)).toEqual({ netSales: '999999999999.9999', grossSales: '-0.10', numChecks: 12 })
})

test('text that looks like money is left alone', () => {
  const value = { detail: 'say "netSales": 5 or \\"grossSales":6', note: '"netSales":1' }
  expect(parseExact(JSON.stringify(value))).toEqual(value)
})
