// @vitest-environment jsdom
// What each chart draws and says, in every language, beside golden files. `npx vitest run -u charts` writes them anew.
import { describe, expect, test } from 'vitest'
import { chartText } from '../../test/charttext'
import { languages, type Texts, textsIn } from '../../test/texts'
import type { ReportRow, SalesReport } from '../api/report'
import { type Decimal, parseAmount } from '../format/money'
import { cumulated, type CurvePoint } from '../sales/curve'
import { courseOf } from '../sales/report'
import { runningPieces } from '../sales/running'
import { slotsOf } from '../sales/slots'
import { firstView, type ReportView } from '../state/reportview'
import { chartOption } from './sales/chartoption'
import { courseOption } from './units/courseoption'
import { courseNames, drawnOf } from './units/drawn'
import { newNames } from './units/useNames'
import { sidesOf } from './units/useSides'

const colour = (name: string) => name
const currency = { id: 'EUR', decimals: 2 }
const quarter = 15 * 60_000
const madrid = { timeZone: 'Europe/Madrid', dayStart: '05:00', currentBusinessDay: '2026-11-30' }
const until = '2026-11-30T11:15:00.000Z' // 12:15 in Madrid, a Monday

/** Quarters of an hour from 11:45 on, the third of which runs. */
function curve(isCumulated: boolean, { formats, t }: Texts) {
  const start = Date.parse('2026-11-30T10:45:00Z')
  const slots = slotsOf({
    slots: Array.from({ length: 4 }, (_, index) => ({
      start: new Date(start + index * quarter).toISOString(), end: new Date(start + (index + 1) * quarter).toISOString(),
      local: new Date(start + index * quarter + 3_600_000).toISOString().slice(0, 19), offset: '+01:00',
    })),
  } as never)
  const nets: [Decimal | undefined, Decimal | undefined][] = [['120.50', '100'], [undefined, '80.25'], ['40', '95.75'], [undefined, undefined]]
  const estimate = { expected: 90, low50: 80, high50: 100, low80: 60, high80: 120 }
  const amount = (net: Decimal | undefined) => (net === undefined ? undefined : parseAmount(net))
  const points = slots.map((slot, at): CurvePoint => ({
    slot, net: amount(nets[at]![0]), otherNet: amount(nets[at]![1]), expected: at > 1 ? estimate : undefined,
  }))
  const names = { day: formats.day('2026-11-30'), other: formats.day('2025-11-30') }
  const texts = {
    now: t('curve.now'), noData: t('curve.noData'), soFar: t('report.soFar'), expected: t('forecast.band'),
    line: (of: string, value: string) => t('curve.line', { of, value }),
  }
  const shown = {
    points: isCumulated ? cumulated(points) : points, names, currency, timeZone: 'Europe/Madrid', running: slots[2],
    cumulated: isCumulated, onOpen: () => {},
  }
  return chartOption(shown, formats, texts, colour)
}

const measures = (net: Decimal) => ({ netSales: net, grossSales: net, grossMinusNet: '0' as const, numChecks: 3, numGuests: 4 })
const row = (bucket: string, sold?: Decimal, other?: Decimal, part = other && sold): ReportRow => ({
  bucket, currencyId: 'EUR', sold: sold && measures(sold), part: part && measures(part), other: other && measures(other),
})

type Asked = { view: Partial<ReportView>; report: Partial<SalesReport>; rows: ReportRow[] }

function course({ view: asked, report: answered, rows }: Asked, { language, formats, t }: Texts) {
  const view = { ...firstView, ...asked }
  const report = { units: 1, totals: [], items: rows, ...answered } as unknown as SalesReport
  const weekdays = view.filters.weekday
  const scope = { units: [madrid], weekdays }
  const points = courseOf(rows, 'EUR', weekdays)
  const names = newNames({ t, language, formats })
  const sides = sidesOf(view, report, scope, formats, t, 'EUR')
  const running = runningPieces(points, report, scope)
  const drawn = drawnOf(points, { view, report, sides, running, currencyId: 'EUR' }, { names, formats, t })
  return courseOption({ drawn, names: courseNames(drawn, sides, t), money: true, bars: view.shape === 'time', running }, formats, t('curve.now'), colour)
}

const november = { start: '2026-11-01', end: '2026-11-30', running: true, until }
const yearBefore: Partial<SalesReport> = { compared: { start: '2025-11-02', end: '2025-12-01', pairing: 'distance', known: true, leftOut: [] } }

const courses: Record<string, Asked> = {
  // On a Monday no Friday is pale, and there is no line at now.
  fridays: {
    view: { period: 'month', filters: { weekday: ['friday'] } }, report: november,
    rows: [row('2026-11-13', '900'), row('2026-11-27', '1100.10')],
  },
  month: {
    view: { period: 'month', compare: 'previousYearByWeekday' }, report: { ...november, ...yearBefore },
    rows: [row('2026-11-28', '1500', '1400'), row('2026-11-29', undefined, '1250'), row('2026-11-30', '300', '1000', '280')],
  },
  // Of October four days are compared: their sum stands beside that of the same days, not that of the month.
  'year-in-part': {
    view: { period: 'year', compare: 'previousYear' },
    report: {
      start: '2026-01-01', end: '2026-12-31', running: true, until,
      compared: { start: '2025-01-01', end: '2025-11-30', pairing: 'date', known: true, leftOut: [] },
    },
    rows: [
      { ...row('2026-10', '40000', '3500', '4000'), coverage: { days: 4, ofDays: 31, units: 1, ofUnits: 1, unitDays: 4, ofUnitDays: 31, low: true } },
      row('2026-11', '38000', '36000', '37000'),
    ],
  },
  'month-cumulated': {
    view: { period: 'month', compare: 'previousYearByWeekday', shape: 'cumulated' }, report: { ...november, ...yearBefore },
    rows: [row('2026-11-28', '1500', '1400'), row('2026-11-29', undefined, '1250'), row('2026-11-30', '300', '1000', '280')],
  },
  'new-year': {
    view: { period: 'range' }, report: { start: '2025-12-31', end: '2026-01-01', running: false },
    rows: [row('2025-12-31', '2000'), row('2026-01-01', '50')],
  },
  year: {
    view: { period: 'year' }, report: { start: '2026-01-01', end: '2026-12-31', running: true, until },
    rows: [row('2026-10', '40000'), row('2026-11', '38000')],
  },
  today: {
    view: { period: 'today' },
    report: { ...november, start: '2026-11-30', compared: { start: '2026-11-23', end: '2026-11-23', pairing: 'distance', known: true, leftOut: [] } },
    rows: [row('12:00', '80', '60'), row('12:15', '10')],
  },
}

describe.each(languages)('in %s', (language, locale) => {
  const texts = textsIn(language, locale)
  const golden = (name: string) => `../../test/golden/${name}.${language}.json`

  test.each([['curve', false], ['curve-cumulated', true]] as const)('%s', async (name, isCumulated) => {
    await expect(chartText(curve(isCumulated, texts))).toMatchFileSnapshot(golden(name))
  })

  test.each(Object.keys(courses))('%s', async (name) => {
    await expect(chartText(course(courses[name]!, texts))).toMatchFileSnapshot(golden(name))
  })
})
