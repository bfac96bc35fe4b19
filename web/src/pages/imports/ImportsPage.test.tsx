// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { openPage, startApi } from '../../../test/render'

const partlyUndone = {
  importId: '0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e', state: 'partly-undone', name: '2025.csv', kind: 'days', columns: [], rows: 2, badRows: 0,
  days: 2, doneDays: 1, daysWithSales: 1, totals: [], problems: [], failureCount: 1,
  failures: [{ unitId: 3, businessDay: '2026-01-05', code: 'out-of-range', detail: 'The total of a sales type would be out of range.' }],
  createdAt: '2026-11-23T11:00:00Z', changedAt: '2026-11-23T11:00:00Z', actor: { username: 'maria@cafe.example' },
}

test('a day that could not be taken back says why, and can be tried again', async () => {
  const api = await startApi()
  api.imports = [partlyUndone]
  openPage('/analytics/imports')
  await screen.findByText(/^Partly taken back · 2 business days/)
  await screen.findByText('Days that stayed as they were: 1')
  await screen.findByText(/^Café Central, .*January 5.*: The total of the day would be out of range\. Send other sales/)
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(api.requests).toContain(`POST /sales/api/v1/imports/${partlyUndone.importId}/undo`))
})

test('an import that was put in in part can be taken back', async () => {
  const api = await startApi()
  api.imports = [{ ...partlyUndone, state: 'partly-committed' }]
  openPage('/analytics/imports')
  await screen.findByText(/^Partly put in/)
  expect(screen.getByRole('button', { name: 'Take it back' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(api.requests).toContain(`POST /sales/api/v1/imports/${partlyUndone.importId}/commit?skip=true`))
})
