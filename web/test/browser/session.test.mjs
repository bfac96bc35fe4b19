import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillLogIn, newPage, openSales, ready, untilLive } from './harness.mjs'

test('a wrong password is refused and the right one then opens what was asked for', async () => {
  const page = await newPage()
  const { id } = ready.units.at(-1)
  await page.goto(`/analytics/sales?unit=${id}`)
  await fillLogIn(page, 'certainly wrong')
  await page.getByRole('alert').waitFor()
  assert.match(await page.getByRole('alert').textContent(), /do not go together/)
  await fillLogIn(page)
  await page.getByRole('combobox', { name: 'Business unit' }).waitFor()
  assert.equal(new URL(page.url()).search, `?unit=${id}`)
  assert.deepEqual(page.faults, [])
})

test('the session is a cookie that scripts cannot read', async () => {
  const page = await openSales()
  const [cookie] = await page.context().cookies()
  assert.deepEqual([cookie.httpOnly, cookie.secure], [true, true])
  assert.equal(await page.evaluate(() => document.cookie), '')
})

test('a reload stays logged in, a log-out does not', async () => {
  const page = await openSales()
  await page.reload()
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.getByRole('button', { name: 'Log in' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Log in' }).waitFor()
})

test('a session that has ended leads to the log-in and back', async () => {
  const page = await openSales({}, `?unit=${ready.units[0].id}`)
  const previousDay = page.getByRole('button', { name: 'Previous day' })
  await previousDay.waitFor()
  await untilLive(page)
  await page.context().clearCookies()
  await previousDay.click()
  await page.getByText('Your session has ended').waitFor()
  const address = page.url()
  await fillLogIn(page)
  await page.locator('#content').waitFor()
  assert.equal(page.url(), address)
})

test('a server that cannot be reached is named as the cause', async () => {
  const page = await newPage()
  await page.goto('/')
  await page.locator('input[autocomplete=username]').waitFor()
  await page.context().setOffline(true)
  await fillLogIn(page)
  await page.getByText(/server cannot be reached/).waitFor()
})
