import { expect, test } from 'vitest'
import { figureQuestion, parseOpened, rowNumber, totalNumber, withOpened } from './openednumber'
import { firstView } from './reportview'

const view = new URLSearchParams('period=month&by=brand&by=salesType')
const measures = { netSales: '1', grossSales: '1', numChecks: 1, numGuests: 1 } as never

test('an address opens the number it was made for, and keeps the view', () => {
  const row = { currencyId: 'EUR', groups: ['Daypart Café', ''], sold: measures }
  for (const number of [totalNumber('EUR'), rowNumber(row, 'groups', 'other'), rowNumber(row, 'course', 'part'), rowNumber({ ...row, bucket: '02:15', again: true }, 'heat'), rowNumber({ ...row, rest: true }, 'groups')]) {
    const params = withOpened(view, number)
    expect(parseOpened(new URLSearchParams(params.toString()))).toEqual(JSON.parse(JSON.stringify(number)))
    expect(withOpened(params, undefined).toString()).toBe(view.toString())
  }
})

test('what is no number opens nothing', () => {
  for (const search of ['', 'open=day', 'open=eur']) expect(parseOpened(new URLSearchParams(search))).toBeUndefined()
})

test('a row is asked for as it stands in the report, and a total without one', () => {
  const row = { currencyId: 'EUR', groups: ['9'], sold: measures }
  expect(figureQuestion(firstView, '2026-11-23', rowNumber(row, 'groups'))).toMatchObject({ by: ['unit'], group: ['9'], currencyId: ['EUR'], of: 'sold' })
  expect(figureQuestion(firstView, '2026-11-23', totalNumber('EUR')).group).toBeUndefined()
  expect(figureQuestion(firstView, '2026-11-23', rowNumber({ ...row, groups: undefined, bucket: '08:15' }, 'course'))).toMatchObject({ grain: 'slot', bucket: '08:15' })
})
