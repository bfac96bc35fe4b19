// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { openPage, startApi } from '../../test/render'

// The dash of a span has thin spaces around it.
const title = (want: string) => waitFor(() => expect(document.title.replace(/\u2009/g, ' ')).toBe(want))

test.each([
  ['/analytics/sales?unit=3&day=2026-11-20', 'Sales · Café Central · Fri, Nov 20, 2026 · Daypart'],
  ['/analytics/units?period=month', 'All units · Sun, Nov 1 – Mon, Nov 30, 2026 · Daypart'],
  ['/analytics/forecast?unit=3', 'Forecast · Café Central · Daypart'],
  ['/analytics/imports', 'History · Daypart'],
  ['/analytics/nowhere', 'There is no such page · Daypart'],
])('%s is titled %s', async (address, want) => {
  await startApi()
  openPage(address)
  await title(want)
})

test('the log-in names itself, and where one goes from it', async () => {
  const api = await startApi()
  api.loggedIn = false
  openPage('/login')
  await title('Log in · Daypart')
  await userEvent.type(await screen.findByLabelText('User name'), 'maria@cafe.example')
  await userEvent.type(screen.getByLabelText('Password'), 'right')
  await userEvent.click(screen.getByRole('button', { name: 'Log in' }))
  await title('Sales · Café Central · Mon, Nov 23, 2026 · Daypart')
  expect(window.location.pathname).toBe('/analytics/sales')
})

test('the log-in of somebody who is logged in leads on', async () => {
  await startApi()
  openPage('/login')
  await waitFor(() => expect(window.location.pathname).toBe('/analytics/sales'))
  expect(screen.queryByText('There is no such page')).toBeNull()
})

test('a page that one goes to is read out by its title, in the language', async () => {
  await startApi()
  openPage('/analytics/forecast?unit=3')
  await title('Forecast · Café Central · Daypart')
  expect(screen.queryByText(/Daypart$/, { selector: '[role=status]' })).toBeNull()
  await userEvent.click(screen.getByRole('link', { name: 'History' }))
  expect(await screen.findByText('History · Daypart', { selector: '[role=status]' })).toBeTruthy()
})
