import { expect, test } from 'vitest'
import { Formats } from './formats'

const eur = { id: 'EUR', decimals: 2 }
const spaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test.each([
  ['en', '€9,999,999,999,999.99'],
  ['fr', '9 999 999 999 999,99 €'],
  ['es', '9.999.999.999.999,99 €'],
])('money in %s keeps every digit', (locale, want) => {
  expect(spaces(new Formats(locale).money(99_999_999_999_999_900n, eur))).toBe(want)
})

test('a currency without decimals shows none', () => {
  expect(new Formats('en').money(12_345_000n, { id: 'KRW', decimals: 0 })).toBe('₩1,235')
})

test('digits for spreadsheets are not grouped', () => {
  expect(new Formats('fr').plain(123_456_500n, eur)).toBe('12345,65')
})

test.each([
  [42n, '+4.2%'],
  [-1_000n, '-100.0%'],
  [0n, '0.0%'],
])('a change of %s thousandths reads %s', (thousandths, want) => {
  expect(new Formats('en').change(thousandths)).toBe(want)
})

test('times are those on the clock of the zone', () => {
  const formats = new Formats('en-GB')
  expect(formats.time('2026-11-23T11:15:00Z', 'Europe/Madrid')).toBe('12:15')
  expect(formats.time('2026-11-23T11:15:00Z', 'Asia/Kathmandu')).toBe('17:00')
  expect(formats.day('2026-11-23')).toBe('Monday, 23 November 2026')
})

test.each([
  [-500, '0 sec. ago'],
  [12_400, '12 sec. ago'],
  [119_000, '1 min. ago'],
  [7_200_000, '2 hr. ago'],
  [200_000_000, '2 days ago'],
])('%i ms is %s', (milliseconds, want) => {
  expect(new Formats('en').ago(milliseconds)).toBe(want)
})
