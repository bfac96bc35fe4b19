import { expect, test } from 'vitest'
import { Formats } from './formats'

const eur = { id: 'EUR', decimals: 2 }
const spaces = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, ' ')

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

test.each([
  ['en-GB', 'Thu, 1 Jan – Thu, 31 Dec 2026', 'Thu, 2 Jan 2025 – Thu, 1 Jan 2026', 'Sunday, 30 November 2025', 'Mon, 30 Nov 2026', 'Mon 30 Nov'],
  ['en-US', 'Thu, Jan 1 – Thu, Dec 31, 2026', 'Thu, Jan 2, 2025 – Thu, Jan 1, 2026', 'Sunday, November 30, 2025', 'Mon, Nov 30, 2026', 'Mon, Nov 30'],
  ['fr', 'jeu. 1 janv. – jeu. 31 déc. 2026', 'jeu. 2 janv. 2025 – jeu. 1 janv. 2026', 'dimanche 30 novembre 2025', 'lun. 30 nov. 2026', 'lun. 30 nov.'],
  ['es', 'jue, 1 ene – jue, 31 dic 2026', 'jue, 2 ene 2025 – jue, 1 ene 2026', 'domingo, 30 de noviembre de 2025', 'lun, 30 nov 2026', 'lun, 30 nov'],
])('dates in %s name their year', (locale, year, years, day, short, tick) => {
  const formats = new Formats(locale)
  expect(spaces(formats.span('2026-01-01', '2026-12-31'))).toBe(year)
  expect(spaces(formats.span('2025-01-02', '2026-01-01'))).toBe(years)
  expect(formats.span('2025-11-30', '2025-11-30')).toBe(day)
  expect(formats.shortDay('2026-11-30')).toBe(short)
  expect(formats.dayOfYear('2026-11-30')).toBe(tick)
})

test('months and weekdays are named in the language', () => {
  expect(['en', 'fr', 'es'].map((locale) => new Formats(locale).month('2026-11'))).toEqual(['Nov 2026', 'nov. 2026', 'nov 2026'])
  expect(['en', 'fr', 'es'].map((locale) => new Formats(locale).weekday('sunday'))).toEqual(['Sunday', 'dimanche', 'domingo'])
})
