import { expect, test } from 'vitest'
import { parseView, viewParams } from './view'

test.each([
  ['unit=3&day=2026-11-23', { unitId: 3, businessDay: '2026-11-23' }],
  ['unit=3', { unitId: 3 }],
  ['unit=x&day=2026-02-30', {}],
  ['unit=-1&day=today', {}],
  ['', {}],
])('the address %s shows %j', (address, view) => {
  expect(parseView(new URLSearchParams(address))).toEqual(view)
})

test('a view survives the address bar', () => {
  const view = { unitId: 12, businessDay: '2026-03-01' }
  expect(parseView(viewParams(view))).toEqual(view)
})
