// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { figure, unit } from '../../../test/apiserver'
import { card, openPage, startApi, valueOf } from '../../../test/render'

const today = '2026-11-23'

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
  await waitFor(() => expect(screen.getAllByRole('row').some((row) => row.textContent?.includes('25.50'))).toBe(true))
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
  expect(api.lastEventIds).toEqual([undefined, '5f0c2a9d-1'])
})

test('after a restore of the database the page shows what is there', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '100'))
  openPage()
  await screen.findByText('Live')
  await waitFor(() => expect(valueOf('Net sales')).toBe('100'))
  api.epoch = '0a1b2c3d'
  api.store(figure(today, '08:00', '70'))
  api.send('reset', {})
  await waitFor(() => expect(valueOf('Net sales')).toBe('70'))
  api.drop()
  await waitFor(() => expect(api.lastEventIds).toEqual([undefined, '0a1b2c3d-0']))
})

test('days are chosen step by step and kept in the address', async () => {
  await startApi()
  openPage()
  await screen.findByRole('heading', { name: /November 23/ })
  await userEvent.click(await screen.findByRole('button', { name: 'Previous day' }))
  expect(window.location.search).toBe('?unit=3&day=2026-11-22')
  await userEvent.click(await screen.findByRole('button', { name: 'Next day' }))
  expect(window.location.search).toBe('?unit=3')
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

const sent = { submissionId: '0199a3c3-71aa-7b02-8c55-0f0e0d0c0b0a', kind: 'real-time', actor: { clientId: 'till-madrid' } }

test('a number opens into its day: what it is the sum of, and who sent what', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '100'))
  api.store(figure(today, '08:00', '20.50', { salesTypeId: 'TAKE' }))
  const rows = { received: 1, created: 0, updated: 1, unchanged: 0, superseded: 0, rejected: 0 }
  const results = [{ ...figure(today, '08:00', '100'), index: 0, outcome: 'updated' }]
  api.submissions = [{ ...sent, status: 'accepted', receivedAt: '2026-11-23T08:20:00Z', requestId: 'r', rows, dayTotals: [], warnings: [], results }]
  openPage()
  await screen.findByRole('article', { name: 'Net sales' })
  await userEvent.click(card('Net sales').getByRole('button', { name: /^€120\.50, where it comes from/ }))
  expect(window.location.search).toBe('?unit=3&open=day')
  const dialog = within(await screen.findByRole('dialog', { name: 'Monday, November 23, 2026' }))
  expect(dialog.getByText(/^The day runs until/)).toBeTruthy()
  expect(dialog.getByText(/Average check €6\.03 = €120\.50 ÷ 20 checks/)).toBeTruthy()
  const submission = await dialog.findByRole('button', { name: /till-madrid.*Changed: 1/ })
  await userEvent.click(submission)
  const shown = within(await dialog.findByRole('region', { name: 'Rows of the submission' }))
  expect(shown.getByRole('row', { name: /8:00 AM Dine in Changed €100\.00/ })).toBeTruthy()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(window.location.search).toBe('?unit=3'))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a slot opens into every change of its figures, newest first, and follows', async () => {
  const api = await startApi()
  const before = { netSales: '250', grossSales: '270', numChecks: 12, numGuests: 19 }
  const after = { netSales: '262.50', grossSales: '283.75', numChecks: 13, numGuests: 19 }
  const change = { ...sent, currencyId: 'EUR', salesTypeId: 'TAKE' }
  api.store(figure(today, '08:00', '250', { salesTypeId: 'TAKE' }))
  api.changes = [{ ...change, sequence: 1, receivedAt: '2026-11-23T07:31:00Z', new: before }]
  openPage()
  await screen.findByText('Live')
  await userEvent.click(await screen.findByRole('button', { name: /^8:00 AM, where it comes from/ }))
  expect(window.location.search).toBe('?unit=3&open=2026-11-23T07%3A00%3A00.000Z')
  const dialog = within(await screen.findByRole('dialog', { name: '8:00 AM, Monday, November 23, 2026' }))
  expect(await dialog.findByText('Net €250.00')).toBeTruthy()
  api.changes.push({ ...change, sequence: 2, receivedAt: '2026-11-24T05:46:00Z', old: before, new: after })
  api.submit(figure(today, '08:00', '262.50', { salesTypeId: 'TAKE', changedAt: '2026-11-24T05:46:00Z' }))
  expect(await dialog.findByText('Net €250.00 → €262.50')).toBeTruthy()
  expect(dialog.getByText('after the day was complete')).toBeTruthy()
  expect(dialog.queryByText(/^Guests 19 →/)).toBeNull()
  expect(dialog.getAllByRole('listitem').map((item) => item.textContent?.includes('→'))).toEqual([true, false])
})

test('a complete day that changed since says so', async () => {
  const api = await startApi()
  const changes = ['2026-11-23T03:00:00Z', '2026-11-23T05:00:01Z']
  changes.forEach((changedAt, index) => api.store(figure('2026-11-22', `0${index + 8}:00`, '10', { changedAt })))
  openPage('/analytics/sales?unit=3&day=2026-11-22')
  expect(await screen.findByText('Changed since')).toBeTruthy()
  expect(screen.getByText('Complete')).toBeTruthy()
})

test('the table sorts by a column and back', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '9'))
  api.store(figure(today, '09:00', '10'))
  openPage()
  const table = within(await screen.findByRole('region', { name: 'Figures by slot and sales type' }))
  const firstSlot = () => table.getAllByRole('rowheader')[0]?.textContent
  expect(firstSlot()).toMatch('8:00 AM')
  await userEvent.click(table.getByRole('button', { name: /Net/ }))
  expect(firstSlot()).toMatch('9:00 AM')
  await userEvent.click(table.getByRole('button', { name: /Net/ }))
  expect(firstSlot()).toMatch('8:00 AM')
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
