// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { figure, unit } from '../../../test/apiserver'
import { openPage, startApi } from '../../../test/render'

const today = '2026-11-23'
const lastWeek = '2026-11-16'

function card(name: string) {
  return within(screen.getByRole('article', { name }))
}

/** The exact value of a card. */
function valueOf(name: string): string | undefined {
  return screen.getByRole('article', { name }).querySelector('data')?.value
}

test('cards sum the day to the last digit', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '999999999999.9999'))
  api.store(figure(today, '09:00', '999999999999.9998', { salesTypeId: 'TAKE' }))
  openPage()
  await screen.findByRole('article', { name: 'Net sales' })
  expect(valueOf('Net sales')).toBe('1999999999999.9997')
  expect(valueOf('Checks')).toBe('20')
  expect(valueOf('Average check')).toBe('100000000000')
})

test('a running day is compared as far as both have come', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '110'))
  api.store(figure(today, '12:00', '40'))
  api.store(figure(lastWeek, '08:00', '100'))
  api.store(figure(lastWeek, '12:00', '500'))
  openPage()
  await screen.findByText('Compared with Monday, November 16, both until 12:00 PM')
  expect(valueOf('Net sales')).toBe('150')
  expect(card('Net sales').getByText(/\+10\.0%/)).toBeTruthy()
  expect(card('Net sales').getByText('€110.00 vs €100.00')).toBeTruthy()
})

test('without history there is no data, not zero', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '110'))
  openPage()
  await screen.findByRole('article', { name: 'Net sales' })
  expect(card('Net sales').getByText('No data for comparison')).toBeTruthy()
  expect(screen.queryByText(/%/)).toBeNull()
})

test('currencies are never added', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '100'))
  api.store(figure(today, '08:00', '70', { currencyId: 'CHF' }))
  openPage()
  const euros = within(await screen.findByRole('region', { name: 'Key figures in EUR' }))
  const francs = within(screen.getByRole('region', { name: 'Key figures in CHF' }))
  expect(euros.getByRole('article', { name: 'Net sales' }).querySelector('data')?.textContent).toBe('€100.00')
  expect(francs.getByRole('article', { name: 'Net sales' }).querySelector('data')?.textContent).toMatch(/CHF\s70\.00/)
})

test('a sale appears by itself', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '100'))
  openPage()
  await screen.findByText('Live')
  await waitFor(() => expect(valueOf('Net sales')).toBe('100'))
  api.submit(figure(today, '11:00', '25.50', { changedAt: '2026-11-23T11:21:00Z' }))
  await waitFor(() => expect(valueOf('Net sales')).toBe('125.5'))
  expect(screen.getAllByRole('row').some((row) => row.textContent?.includes('25.50'))).toBe(true)
})

test('after the connection was lost nothing is missing', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '100'))
  openPage()
  await screen.findByText('Live')
  await waitFor(() => expect(api.followers).toBe(1))
  api.submit(figure(today, '09:00', '10'))
  await waitFor(() => expect(valueOf('Net sales')).toBe('110'))
  api.drop()
  api.store(figure(today, '11:00', '25.50'))
  await waitFor(() => expect(valueOf('Net sales')).toBe('135.5'))
  expect(api.lastEventIds).toEqual([undefined, '1'])
})

test('days are chosen step by step and kept in the address', async () => {
  await startApi()
  openPage()
  await screen.findByRole('heading', { name: /November 23/ })
  await userEvent.click(screen.getByRole('button', { name: 'Previous day' }))
  expect(window.location.search).toBe('?unit=3&day=2026-11-22')
  await userEvent.click(await screen.findByRole('button', { name: 'Next day' }))
  expect(window.location.search).toBe('?unit=3')
})

test('the day compared with is chosen and kept in the address', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '110'))
  api.store(figure('2026-11-22', '08:00', '100'))
  api.store(figure('2026-05-01', '08:00', '55'))
  openPage('/analytics/sales?unit=3&compare=previousDay')
  await screen.findByText(/Compared with Sunday, November 22/)
  expect(card('Net sales').getByText(/\+10\.0%/)).toBeTruthy()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Compared with' }), 'A day I choose')
  expect(window.location.search).toBe('?unit=3&compare=chosen&against=2026-11-22')
  expect(await screen.findByRole('button', { name: /^Day compared with: Sun/ })).toBeTruthy()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Compared with' }), 'Same weekday last week')
  expect(window.location.search).toBe('?unit=3')
  expect(await screen.findByText(/Compared with Monday, November 16/)).toBeTruthy()
})

test('the curve adds up, and leaves a gap where nothing is known', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '100'))
  api.store(figure(today, '10:00', '25.50'))
  openPage('/analytics/sales?unit=3&curve=cumulated')
  await userEvent.click(await screen.findByText('Table'))
  const table = within(await screen.findByRole('region', { name: 'Net sales, added up' }))
  const cellsOf = (slot: string) =>
    within(table.getByRole('row', { name: new RegExp(`^${slot}`) })).getAllByRole('cell').map((cell) => cell.textContent)
  expect(['8:00', '9:00', '10:00'].map(cellsOf)).toEqual([['100.00', 'no data'], ['no data', 'no data'], ['125.50', 'no data']])
  await userEvent.click(screen.getByText('By slot'))
  expect(window.location.search).toBe('?unit=3')
  expect(cellsOf('10:00')).toEqual(['25.50', 'no data'])
})

test('the table sorts by a column and back', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '9'))
  api.store(figure(today, '09:00', '10'))
  openPage()
  const table = within(await screen.findByRole('region', { name: 'Figures by slot and sales type' }))
  const firstSlot = () => table.getAllByRole('rowheader')[0]?.textContent
  expect(firstSlot()).toBe('8:00 AM')
  await userEvent.click(table.getByRole('button', { name: /Net/ }))
  expect(firstSlot()).toBe('9:00 AM')
  await userEvent.click(table.getByRole('button', { name: /Net/ }))
  expect(firstSlot()).toBe('8:00 AM')
})

test.each([
  ['no units at all', { units: [] }, 'No business units'],
  ['a unit of somebody else', { units: [unit(8, 'Other')] }, 'This unit is not among yours'],
  ['nothing sold yet', {}, 'No sales yet today'],
  ['a unit that closed', { units: [{ ...unit(3, 'Gone'), closedOn: '2026-10-31' }] }, 'The unit is closed'],
  ['a unit to be opened', { units: [{ ...unit(3, 'Soon'), openedOn: '2026-12-01' }] }, 'The unit was not open yet'],
])('%s is explained', async (_, state, want) => {
  Object.assign(await startApi(), state)
  openPage()
  expect(await screen.findByRole('heading', { name: want })).toBeTruthy()
})

test('a failure names the request and can be tried again', async () => {
  const api = await startApi()
  api.refusals.set('GET /sales/api/v1/configuration', { status: 400, slug: 'internal-error' })
  openPage()
  expect((await screen.findByRole('alert')).textContent).toContain('01KB0Y3V9T')
  api.refusals.clear()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('heading', { name: 'No sales yet today' })).toBeTruthy()
})

test('the language changes everything at once and is kept', async () => {
  await startApi()
  openPage()
  await userEvent.click(await screen.findByRole('button', { name: /Account of/ }))
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Language' }), 'es')
  expect(await screen.findByRole('heading', { name: 'Aún no hay ventas hoy' })).toBeTruthy()
  expect(document.documentElement.lang).toBe('es')
  expect(localStorage.getItem('daypart.language')).toBe('es')
})
