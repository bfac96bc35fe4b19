// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { openPage, startApi } from '../../test/render'

async function logIn(password: string) {
  await userEvent.type(await screen.findByLabelText('User name'), 'maria@cafe.example')
  await userEvent.type(screen.getByLabelText('Password'), password)
  await userEvent.click(screen.getByRole('button', { name: 'Log in' }))
}

test('the right password opens the page that was asked for', async () => {
  const api = await startApi()
  api.loggedIn = false
  openPage('/analytics/sales?unit=3&day=2026-11-20')
  await logIn('right')
  expect(await screen.findByRole('heading', { name: /November 20, 2026/ })).toBeTruthy()
})

test('a wrong password is said to be wrong, and the name stays', async () => {
  const api = await startApi()
  api.loggedIn = false
  openPage()
  await logIn('wrong')
  expect((await screen.findByRole('alert')).textContent).toContain('do not go together')
  expect(screen.getByLabelText<HTMLInputElement>('User name').value).toBe('maria@cafe.example')
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('')
})

test('too many attempts name the wait and hold the button back', async () => {
  const api = await startApi()
  api.loggedIn = false
  api.refusals.set('POST /session', { status: 429, slug: 'rate-limited', retryAfter: 30 })
  openPage()
  await logIn('right')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/again in \d+ seconds/))
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Log in' }).disabled).toBe(true)
})

test('a server that is away is said to be away', async () => {
  const api = await startApi()
  api.loggedIn = false
  openPage()
  await screen.findByLabelText('User name')
  await api.stop()
  await logIn('right')
  expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached')
})

test('a session that ends leads back to the log-in, and on from there', async () => {
  const api = await startApi()
  openPage('/analytics/sales?unit=3&day=2026-11-20')
  await screen.findByRole('heading', { name: /November 20/ })
  api.loggedIn = false
  api.drop()
  expect(await screen.findByText(/Your session has ended/, {})).toBeTruthy()
  await logIn('right')
  expect(await screen.findByRole('heading', { name: /November 20/ })).toBeTruthy()
})

test('logging out forgets what was shown', async () => {
  const api = await startApi()
  openPage()
  await userEvent.click(await screen.findByRole('button', { name: /Account of María/ }))
  await userEvent.click(await screen.findByRole('button', { name: 'Log out' }))
  expect(await screen.findByRole('button', { name: 'Log in' })).toBeTruthy()
  expect(screen.queryByText(/Your session has ended/)).toBeNull()
  expect(api.loggedIn).toBe(false)
})
