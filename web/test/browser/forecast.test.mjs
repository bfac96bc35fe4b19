// Analytics > Forecast, against the forecasts that the server makes of the demo's history.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, Api, assertClean, eventually, fillLogIn, newPage, openSales, ready } from './harness.mjs'

const unitId = ready.units[0].id
const api = await Api.open()
const phone = { width: 375, height: 740 }

/** The page, once the forecast is there: it is made within seconds of the history. */
async function openForecast(options = {}) {
  const page = await newPage(options)
  await page.goto(`/analytics/forecast?unit=${unitId}`)
  await fillLogIn(page)
  await page.locator('tbody data').nth(13).waitFor()
  return page
}

/** Chooses one day of next month, which is to come whatever day it is. */
async function chooseDay(form) {
  await form.getByLabel('Days').click()
  await form.locator('button[data-direction=next]').click()
  const day = form.locator('table button').filter({ hasText: /^15$/ })
  await day.click()
  await day.click()
}

const path = `/business-unit/${unitId}/forecast`
const daysOf = (page) => page.getByRole('region', { name: 'Day by day' })

test('the page shows what the API expects', async () => {
  const page = await openForecast()
  await eventually(async () => {
    const { items } = await api.get(path)
    const shown = await page.locator('tbody data').evaluateAll((all) => all.map(({ value }) => Number(value)))
    assert.deepEqual(shown, items.map(({ forecast }) => forecast.expected))
  })
  await page.getByRole('heading', { name: 'How accurate it has been' }).waitFor()
  assert.deepEqual(page.faults, [])
})

test('a day says why, is adjusted, and the adjustment is withdrawn', async () => {
  const page = await openForecast()
  const { items } = await api.get(path)
  const day = items.find(({ kind, closed }) => kind === 'forecast' && !closed)
  const row = daysOf(page).getByRole('row').filter({ has: page.locator(`[data-day="${day.businessDay}"]`) })
  await row.getByRole('button').click()
  await page.getByText('An average day now').waitFor()
  await page.getByLabel('Change in %').fill('20')
  await page.getByLabel('Reason').fill('Fair in the square')
  await page.getByRole('button', { name: 'Save' }).click()
  await row.getByText(/System:/).waitFor()
  const { items: after } = await api.get(`${path}?start=${day.businessDay}&end=${day.businessDay}`)
  assert.ok(Math.abs(after[0].adjusted.expected / after[0].forecast.expected - 1.2) < 0.001)
  await page.getByRole('button', { name: 'Withdraw' }).press('Enter')
  await row.getByText(/System:/).waitFor({ state: 'detached' })
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'INPUT', 'who goes by the keyboard stays in the form')
  const { items: decisions } = await api.get(`${path}/adjustments?start=${day.businessDay}&end=${day.businessDay}`)
  assert.deepEqual(decisions.slice(-2).map(({ action }) => action), ['set', 'withdraw'])
})

test('a closure is put into the calendar, removed, and put back', async () => {
  const page = await openForecast()
  const form = page.getByRole('form', { name: 'Add to the calendar' })
  const name = `Works ${Date.now()}`
  await form.getByLabel('Name').fill(name)
  await chooseDay(form)
  await form.getByRole('button', { name: 'Add' }).click()
  await page.getByText(name).waitFor()
  await page.getByRole('button', { name: `Remove ${name}` }).press('Enter')
  await page.getByText(`${name} was removed.`).waitFor()
  await page.keyboard.press('Enter') // Undo has the focus
  await page.getByRole('button', { name: `Remove ${name}` }).click()
  await page.getByText(`${name} was removed.`).waitFor()
})

test('the running day says what to expect at closing', async () => {
  await openForecast()
  const page = await openSales({}, `?unit=${unitId}`)
  await page.getByText('Net sales expected at closing').waitFor()
  await page.getByText('Expected (80%)').waitFor()
  assert.deepEqual(page.faults, [])
})

for (const [colorScheme, viewport] of [['light', phone], ['dark', { width: 1280, height: 900 }]]) {
  test(`axe finds nothing in the forecast in ${colorScheme} at ${viewport.width}`, async () => {
    const page = await openForecast({ colorScheme, viewport, bypassCSP: true })
    await daysOf(page).getByRole('button').nth(1).click()
    await page.getByLabel('Reason').waitFor()
    await assertClean(page)
  })
}

test('on a phone a day is read, opened and adjusted without scrolling sideways, in every language', async () => {
  for (const locale of ['en-GB', 'fr-FR', 'es-ES']) {
    const page = await openForecast({ viewport: { width: 390, height: 844 }, locale, hasTouch: true })
    const days = page.locator('table').first().locator('..')
    await days.getByRole('button').nth(1).click()
    await days.locator('form').waitFor()
    assert.deepEqual(await days.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), 0, locale)
    await page.context().close()
  }
})

test('the calendar names public holidays, and keeps a note', async () => {
  const page = await openForecast()
  const { businessDay } = await api.get(`/business-unit/${unitId}/business-day/current`)
  const { items } = await api.get(`${path}?start=${businessDay}&end=${addDays(businessDay, 180)}`)
  const holiday = items.find(({ special }) => special && !/^(before|after) /.test(special)).special
  await page.getByRole('list', { name: 'Public holidays' }).getByText(holiday, { exact: true }).first().waitFor()
  const form = page.getByRole('form', { name: 'Add to the calendar' })
  const name = `Paint ${Date.now()}`
  await form.getByLabel('Name').fill(name)
  await form.getByLabel('Note').fill('Mind the wet paint')
  await chooseDay(form)
  await form.getByRole('button', { name: 'Add' }).click()
  await page.getByRole('listitem').filter({ hasText: name }).getByText('Mind the wet paint').waitFor()
  await page.getByRole('button', { name: `Remove ${name}` }).click()
  await page.getByText(`${name} was removed.`).waitFor()
})

test('the forecast fits a small phone, in every language, and can be hit with a finger', async () => {
  for (const locale of ['en-GB', 'fr-FR', 'es-ES']) {
    const page = await openForecast({ viewport: { width: 320, height: 740 }, locale, hasTouch: true })
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320)
    const small = await page.locator('#content button:visible, #content input:visible').evaluateAll((targets) =>
      targets
        .filter((target) => !target.matches('[type=checkbox]') && target.getBoundingClientRect().height < 44)
        .map(({ outerHTML }) => outerHTML),
    )
    assert.deepEqual(small, [])
    await page.context().close()
  }
})
