// @vitest-environment jsdom
// What Analytics > All units makes of a report: nothing that is shown may say more than is known.
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { unit } from '../../../test/apiserver'
import { card, openPage, startApi } from '../../../test/render'

type Row = Record<string, unknown>

const net = (netSales: string, checks = 10) => ({
  netSales, grossSales: netSales, grossMinusNet: '0', numChecks: checks, numGuests: checks, averageCheck: netSales, spendPerGuest: netSales,
})
const group = (id: string, currencyId: string, more: Row): Row => ({ currencyId, groups: [id], ...more })
const november = { start: '2026-11-01', end: '2026-11-30', units: 2, running: false, withoutSales: [], shareOf: 'netSales' }
const october = { start: '2026-10-01', end: '2026-10-30', pairing: 'date', known: true, leftOut: [] }

async function show(report: Row, address = '?period=month&compare=previousMonth', days: [Row, Row] = [{}, {}]) {
  const api = await startApi()
  api.units = [{ ...unit(3, 'Café Central'), ...days[0] }, { ...unit(4, 'Estación'), currencies: ['CHF'], ...days[1] }]
  api.report = () => report
  openPage(`/analytics/units${address}`)
  await screen.findAllByRole('article', { name: 'Net sales' })
}

const table = (name: string) => within(screen.getByRole('region', { name }))
const cellsOf = (row: HTMLElement) => within(row).getAllByRole('cell').map((cell) => cell.textContent)

test('of a month only the days are compared that both sides know, and it says how many', async () => {
  const coverage = { days: 20, ofDays: 30, units: 1, ofUnits: 1, unitDays: 20, ofUnitDays: 30, low: false }
  const total = { currencyId: 'EUR', sold: net('3000'), part: net('550'), other: net('500'), coverage }
  await show({ ...november, compared: october, totals: [total], items: [group('3', 'EUR', { ...total, share: '1' })] })
  expect(screen.getByText(/^Compared with Thu, Oct 1 – Fri, Oct 30, 2026: 20 of 30 days compared$/)).toBeTruthy()
  expect(card('Net sales').getByText('20 of 30 days compared: €550.00 vs €500.00')).toBeTruthy()
  expect(card('Net sales').getByText(/\+10\.0%/)).toBeTruthy()
  const [row] = table('By Unit').getAllByRole('row').slice(1)
  expect(cellsOf(row!).slice(0, 4)).toEqual([
    '€3,000.00, where it comes from', '€550.00, where it comes from', '€500.00, where it comes from', '▲ +10.0%20 of 30 days compared',
  ])
})

test('where too little is compared there is no percentage, only the two numbers and how much it is', async () => {
  const coverage = { days: 1, ofDays: 1, units: 1, ofUnits: 4, unitDays: 1, ofUnitDays: 4, low: true }
  const total = { currencyId: 'EUR', sold: net('900'), part: net('281'), other: net('100'), coverage }
  await show({ ...november, compared: october, totals: [total], items: [group('3', 'EUR', { ...total, share: '1' })] })
  const text = card('Net sales').getByText('1 of 4 units compared: €281.00 vs €100.00').parentElement!.textContent
  expect(text).toBe('too little compared1 of 4 units compared: €281.00 vs €100.00')
  const [row] = table('By Unit').getAllByRole('row').slice(1)
  expect(cellsOf(row!)[3]).toBe('too little compared1 of 4 units compared')
  expect(document.body.textContent).not.toMatch(/[▲▼]\s*[+-]|181/)
})

test('the number that is opened is the one that was clicked', async () => {
  const row = { currencyId: 'EUR', sold: net('300'), part: net('280'), other: net('250') }
  const report = { ...november, running: true, until: '2026-11-23T15:00:00.000Z', compared: october, totals: [row], items: [] as Row[] }
  const api = await startApi()
  api.units = [unit(3, 'Café Central')]
  const asked: string[] = []
  api.reportFigures = (query) => {
    const question = [query.get('grain'), query.get('bucket'), query.getAll('group'), query.get('of')].join(' ')
    if (asked.at(-1) !== question) asked.push(question) // a refresh asks again
    return { items: [] }
  }
  api.report = (query) => ({ ...report, items: [query.get('grain') ? { ...row, bucket: '2026-11-23' } : group('3', 'EUR', row)] })
  openPage('/analytics/units?period=month&compare=previousMonth')
  await userEvent.click(await screen.findByRole('button', { name: 'As a table' }))
  for (const region of ['By Unit', 'Net sales']) {
    for (const number of ['€300.00', '€280.00', '€250.00']) {
      await userEvent.click(table(region).getByRole('button', { name: `${number}, where it comes from` }))
      await userEvent.click(await screen.findByRole('button', { name: 'Close' }))
    }
  }
  expect(asked).toEqual([...['sold', 'part', 'other'].map((of) => `  3 ${of}`), ...['sold', 'part', 'other'].map((of) => `day 2026-11-23  ${of}`)])
  await userEvent.click(table('Net sales').getByRole('button', { name: 'Mon, Nov 23, 2026' }))
  expect(window.location.search).toContain('period=day&day=2026-11-23')
})

test('where no day is known on both sides there is no percentage', async () => {
  const total = { currencyId: 'EUR', sold: net('3000') }
  await show({ ...november, compared: { ...october, known: false }, totals: [total], items: [group('3', 'EUR', total)] })
  expect(screen.getByText(/^Nothing is known of Thu, Oct 1 – Fri, Oct 30, 2026/)).toBeTruthy()
  expect(card('Net sales').getByText('No data for comparison')).toBeTruthy()
  expect(screen.queryByText(/[▲▼]\s*[+-]/)).toBeNull()
})

test('the numbers of a running row and its change are of the same part, which is named', async () => {
  const row = { sold: net('3369.74'), part: net('3293.11'), other: net('5543.95') }
  const compared = { start: '2026-11-16', end: '2026-11-16', pairing: 'distance', known: true, leftOut: [] }
  const today = { start: '2026-11-23', end: '2026-11-23', units: 2, running: true, until: '2026-11-23T15:00:00.000Z', withoutSales: [], shareOf: 'netSales' }
  await show({ ...today, compared, totals: [{ currencyId: 'EUR', ...row }], items: [group('3', 'EUR', row)] }, '')
  expect(screen.getByText('Compared with Monday, November 16, 2026: until 4:00 PM')).toBeTruthy()
  const [head, first] = table('By Unit').getAllByRole('row')
  const names = within(head!).getAllByRole('columnheader').map((cell) => cell.textContent)
  expect(names.slice(1, 5)).toEqual(['Net sales▼', 'Net salesuntil 4:00 PM', 'Compared withMonday, November 16, 2026, until 4:00 PM', 'Change'])
  expect(cellsOf(first!).slice(1, 4)).toEqual(['€3,293.11, where it comes from', '€5,543.95, where it comes from', '▼ -40.6%'])
})

test('where the day runs in one currency only, only its numbers are of a part, until a date on the calendar', async () => {
  const week = { ...november, start: '2026-11-16', end: '2026-11-23', running: true, until: '2026-11-24T06:15:00.000Z' }
  const compared = { start: '2026-11-09', end: '2026-11-16', pairing: 'distance', known: true, leftOut: [] }
  const totals = ['CHF', 'EUR'].map((currencyId) => ({ currencyId, sold: net('550'), part: net('550'), other: net('500') }))
  const items = [group('4', 'CHF', totals[0]!), group('3', 'EUR', totals[1]!)]
  const days: [Row, Row] = [{ currentBusinessDay: '2026-11-24' }, { currentBusinessDay: '2026-11-23', timeZone: 'America/New_York' }]
  await show({ ...week, compared, totals, items }, '?period=range&start=2026-11-16&end=2026-11-23&compare=previousWeek', days)
  const part = 'until Tue, Nov 24, 2026, 1:15 AM'
  expect(screen.getByText('Compared with Mon, Nov 9 – Mon, Nov 16, 2026')).toBeTruthy()
  const [francs, euros] = screen.getAllByRole('article', { name: 'Net sales' })
  expect(within(francs!).getByText(`${part}: CHF 550.00 vs CHF 500.00`)).toBeTruthy()
  expect(euros!.textContent).not.toContain('until')
  const heads = ['CHF', 'EUR'].map((id) => table(`By Unit, in ${id}`).getAllByRole('columnheader').map((cell) => cell.textContent).join())
  expect(heads.map((head) => head.includes(part))).toEqual([true, false])
})

test('each currency has a table of its own, and a unit without sales stands in it with the reason', async () => {
  const sold = (id: string, currencyId: string, share: string) => group(id, currencyId, { sold: net('100'), share })
  const withoutSales = [{ unitId: 4, name: 'Estación', reason: 'not-open-yet' }]
  const totals = [{ currencyId: 'CHF', sold: net('100') }, { currencyId: 'EUR', sold: net('100') }]
  await show({ ...november, withoutSales, totals, items: [sold('5', 'CHF', '1'), sold('3', 'EUR', '1')] }, '?period=month&compare=none')
  expect(table('By Unit, in EUR').getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['Café Central'])
  const rows = table('By Unit, in CHF').getAllByRole('row')
  expect(within(rows[2]!).getByRole('rowheader').textContent).toBe('Estaciónnot open yet')
  expect(new Set(cellsOf(rows[2]!))).toEqual(new Set(['–no value']))
  expect(within(rows[0]!).getByRole('columnheader', { name: /^Share/ }).textContent).toBe('ShareNet sales')
})

test('an average has no share', async () => {
  const total = { currencyId: 'EUR', sold: net('100') }
  await show({ ...november, shareOf: 'averageCheck', totals: [total], items: [group('3', 'EUR', total)] }, '?period=month&compare=none&measure=averageCheck')
  expect(table('By Unit').queryByRole('columnheader', { name: /^Share/ })).toBeNull()
})

test('the week shows the mean of a weekday and of how many days it is', async () => {
  const hour = (weekday: string, days: number, sold: string): Row => ({
    bucket: '12:00', currencyId: 'EUR', groups: [weekday], sold: net(sold), perDay: { days, sold: net(sold) },
  })
  const items = [hour('sunday', 5, '500'), hour('tuesday', 4, '480')]
  await show({ ...november, totals: [{ currencyId: 'EUR', sold: net('980') }], items }, '?period=month&compare=none&shape=heat&by=salesType')
  expect(await screen.findByText(/^Mean per business day, Sun, Nov 1 – Mon, Nov 30, 2026$/)).toBeTruthy()
  const row = (name: string) => within(screen.getByRole('grid')).getByRole('row', { name: new RegExp(`^${name}`) })
  expect([row('Sunday'), row('Tuesday')].map((one) => one.textContent)).toEqual([
    'Sunday5 days100, where it comes from', 'Tuesday4 days120, where it comes from',
  ])
})

test('the week of a day that runs says that no day of it is over', async () => {
  const items = [{ bucket: '12:00', currencyId: 'EUR', groups: ['monday'], sold: net('80') }]
  const report = { ...november, start: '2026-11-23', end: '2026-11-29', running: true, until: '2026-11-23T11:00:00.000Z' }
  await show({ ...report, totals: [{ currencyId: 'EUR', sold: net('80') }], items }, '?period=week&compare=none&shape=heat&by=salesType')
  expect(await screen.findByText('No business day of Mon, Nov 23 – Sun, Nov 29, 2026 is over yet.')).toBeTruthy()
  expect(screen.queryByRole('grid')).toBeNull()
})

const ends: Record<string, string> = { week: '2026-11-29', month: '2026-11-30', year: '2026-12-31' }

test.each(Object.keys(ends))('no day of a %s is offered that has not begun', async (period) => {
  const api = await startApi()
  api.units = [{ ...unit(3, 'Café Central'), currentBusinessDay: '2026-11-26' }]
  const total = { currencyId: 'EUR', sold: net('100') }
  api.report = (query) => {
    const isPast = (query.get('day') ?? '2026-11-26') < '2026-11-22'
    return { ...november, end: isPast ? '2026-10-31' : ends[period], totals: [total], items: [group('3', 'EUR', total)] }
  }
  openPage(`/analytics/units?period=${period}`)
  await userEvent.click(await screen.findByRole('button', { name: 'Business day: Thu, Nov 26, 2026' }))
  const dayButton = (name: string) => screen.findByRole<HTMLButtonElement>('button', { name, hidden: true }) // until it has opened
  expect((await dayButton('26 November 2026')).disabled).toBe(false)
  expect((await dayButton('27 November 2026')).disabled).toBe(true)
  await userEvent.keyboard('{Escape}')
  const later = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Later' })
  expect(later().disabled).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: 'Earlier' }))
  await waitFor(() => expect(later().disabled).toBe(false))
  await userEvent.click(later())
  expect(new URLSearchParams(window.location.search).get('day')! <= '2026-11-26').toBe(true)
})
