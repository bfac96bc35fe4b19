// @vitest-environment jsdom
// What a day is compared with on Analytics > Sales, and how that is said.
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { figure } from '../../../test/apiserver'
import { card, openPage, startApi, valueOf } from '../../../test/render'

const today = '2026-11-23'
const lastWeek = '2026-11-16'

test('a running day is compared as far as both have come', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '110'))
  api.store(figure(today, '12:00', '40'))
  api.store(figure(lastWeek, '08:00', '100'))
  api.store(figure(lastWeek, '12:00', '500'))
  openPage()
  await screen.findByText('Compared with Monday, November 16, 2026, both until 12:00 PM')
  expect(valueOf('Net sales')).toBe('150')
  expect(card('Net sales').getByText(/\+10\.0%/)).toBeTruthy()
  expect(card('Net sales').getByText('until 12:00 PM: €110.00 vs €100.00')).toBeTruthy()
})

test('a day is compared with the running one as far as that has come', async () => {
  const api = await startApi()
  api.store(figure(lastWeek, '08:00', '100'))
  api.store(figure(lastWeek, '12:00', '500'))
  api.store(figure(today, '08:00', '110'))
  openPage(`/analytics/sales?unit=3&day=${lastWeek}&compare=chosen&against=${today}`)
  await screen.findByText('Compared with Monday, November 23, 2026, both until 12:00 PM')
  expect(valueOf('Net sales')).toBe('600')
  expect(card('Net sales').getByText('until 12:00 PM: €100.00 vs €110.00')).toBeTruthy()
  expect(card('Net sales').getByText(/-9\.1%/).dataset.direction).toBe('down')
})

test('what rounds to no change is none', async () => {
  const api = await startApi()
  api.store(figure(lastWeek, '08:00', '10000.04'))
  api.store(figure('2026-11-09', '08:00', '10000'))
  openPage(`/analytics/sales?unit=3&day=${lastWeek}`)
  await screen.findByText('Compared with Monday, November 9, 2026')
  const change = card('Net sales').getByText(/0\.0%/)
  expect(change.textContent).toBe('= unchanged 0.0%')
  expect(change.dataset.direction).toBe('same')
})

test('a day of another year is named with that year', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '110'))
  api.store(figure('2025-11-23', '08:00', '100'))
  openPage('/analytics/sales?unit=3&compare=previousYear')
  await screen.findByText('Compared with Sunday, November 23, 2025, both until 12:00 PM')
})

test('without history there is no data, not zero', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '110'))
  openPage()
  await screen.findByRole('article', { name: 'Net sales' })
  expect(card('Net sales').getByText('No data for comparison')).toBeTruthy()
  expect(screen.queryByText(/%/)).toBeNull()
})

test('the day compared with is chosen and kept in the address', async () => {
  const api = await startApi()
  api.store(figure(today, '08:00', '110'))
  api.store(figure('2026-11-22', '08:00', '100'))
  api.store(figure('2026-05-01', '08:00', '55'))
  openPage('/analytics/sales?unit=3&compare=previousDay')
  await screen.findByText(/Compared with Sunday, November 22, 2026/)
  expect(card('Net sales').getByText(/\+10\.0%/)).toBeTruthy()
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Compared with' }), 'A day I choose')
  expect(window.location.search).toBe('?unit=3&compare=chosen&against=2026-11-22')
  expect(await screen.findByRole('button', { name: /^Day compared with: Sun/ })).toBeTruthy()
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Compared with' }), 'Same weekday last week')
  expect(window.location.search).toBe('?unit=3')
  expect(await screen.findByText(/Compared with Monday, November 16, 2026/)).toBeTruthy()
})
