// Analytics > All units: every period, comparison and group, and the way from one to the next.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, assertClean, eventually, fillLogIn, newPage, ready } from './harness.mjs'

const yesterday = addDays(ready.units[0].currentBusinessDay, -1)
const path = '/analytics/units'
// A month with a day that is over: on the first of one, hardly anybody has sold before noon.
const month = `?period=month&day=${yesterday}`

async function open(search = '', options = {}) {
  const page = await newPage(options)
  await page.goto(path + search)
  await fillLogIn(page)
  await page.getByRole('article', { name: 'Net sales' }).first().waitFor()
  return page
}

/** The rows of all tables of groups, one table for each currency. */
const groups = (page) => page.getByRole('region', { name: /^(By |Over time)/ }).locator('tbody tr')

test('all units stand side by side and lead to their days', async () => {
  const page = await open(month)
  await eventually(async () => assert.equal(await groups(page).count(), ready.units.length))
  await page.getByRole('button', { name: ready.units[0].name, exact: true }).click()
  await page.waitForURL(`**/analytics/sales?unit=${ready.units[0].id}&day=*`)
  await page.goBack()
  await page.waitForURL(`**${path}${month}`)
})

test('countries open into regions, cities and units, and back', async () => {
  const page = await open(`${month}&by=country`)
  for (const by of ['region', 'city', 'unit']) {
    await groups(page).first().getByRole('button').first().click()
    await page.waitForURL(by === 'unit' ? /city=/ : new RegExp(`by=${by}`))
  }
  await page.goBack()
  await page.waitForURL(/by=city/)
  await page.getByRole('button', { name: /^Take off/ }).first().click()
  await page.waitForURL(/^(?!.*country=).*region=/)
})

test('a report is broken down by two, ordered, and cut to the greatest', async () => {
  const page = await open(month)
  const choose = async (label, option) => {
    await page.getByRole('combobox', { name: label, exact: true }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  await choose('By', 'Brand')
  await choose('Then by', 'Sales type')
  await page.waitForURL(/by=brand&by=salesType/)
  await choose('Show', 'The greatest 5')
  await page.getByRole('rowheader', { name: 'All others' }).first().waitFor()
  await choose('Measure', 'Average check')
  await page.getByRole('heading', { name: 'Average check', level: 2 }).waitFor()
  await page.getByRole('button', { name: /^Guests/ }).first().click()
  await page.locator('th[aria-sort=descending]', { hasText: 'Guests' }).first().waitFor()
  await page.getByRole('button', { name: /^Guests/ }).first().click()
  await page.locator('th[aria-sort=ascending]', { hasText: 'Guests' }).first().waitFor()
  await choose('By', 'No groups')
  await page.getByRole('heading', { name: 'By Sales type' }).first().waitFor()
})

test('periods and comparisons are chosen, and stepped through', async () => {
  const page = await open()
  const choose = async (label, option) => {
    await page.getByRole('combobox', { name: label, exact: true }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  for (const [period, search] of [['Day', 'day'], ['Week', 'week'], ['Month', 'month'], ['Year', 'year']]) {
    await choose('Period', period)
    await page.waitForURL(new RegExp(`period=${search}`))
    await page.getByRole('button', { name: 'Earlier' }).click()
    await page.waitForURL(/day=\d{4}-\d\d-\d\d/)
    await page.getByRole('button', { name: 'Later' }).click()
    await page.getByRole('article', { name: 'Net sales' }).first().waitFor()
  }
  await choose('Period', 'From – to')
  await page.waitForURL(/start=.*&end=/)
  for (const [name, search] of [
    ['The day before', 'previousDay'], ['The week before', 'previousWeek'], ['The month before', 'previousMonth'],
    ['The year before, same dates', 'previousYear'], ['Days I choose', 'chosen'], ['Nothing', 'none'], ['Same weekday last week', 'sameWeekdayLastWeek'],
  ]) {
    await choose('Compared with', name)
    await page.waitForURL(new RegExp(`compare=${search}`))
    await page.getByRole('article', { name: 'Net sales' }).first().waitFor()
  }
  await page.getByRole('checkbox', { name: 'Like for like' }).check()
  await page.waitForURL(/likeForLike=true/)
})

test('a number opens into its figures, whose sum it is, and they into their history', async () => {
  const page = await open(`?period=day&day=${yesterday}&compare=none&salesTypeId=TAKE`, { bypassCSP: true })
  const dialog = page.getByRole('dialog')
  await page.getByRole('article', { name: 'Net sales' }).first().getByRole('button').click()
  await page.waitForURL(/&open=[A-Z]{3}$/)
  await dialog.getByRole('rowheader').first().waitFor()
  await page.goBack()
  await dialog.waitFor({ state: 'detached' })

  const row = groups(page).filter({ has: page.getByRole('button', { name: ready.units[0].name, exact: true }) }).first()
  const number = row.getByRole('button', { name: /where it comes from/ }).first()
  const digits = (text) => text.match(/\d[\d.,]*\d/)[0]
  await number.focus()
  await page.keyboard.press('Enter')
  const more = dialog.getByRole('button', { name: 'Show more' })
  await dialog.getByRole('rowheader').first().waitFor()
  while (await more.isVisible()) {
    const before = await dialog.getByRole('row').count()
    await more.click()
    await eventually(async () => assert.ok((await dialog.getByRole('row').count()) > before || !(await more.isVisible())))
  }
  await eventually(async () => {
    const sum = await dialog.getByRole('row').filter({ hasText: /^Total/ }).getByRole('cell').first().textContent()
    assert.equal(digits(sum), digits(await number.textContent()))
  })
  await assertClean(page)
  await dialog.getByRole('link').first().click()
  await page.waitForURL(/analytics\/sales\?unit=\d+&day=.*&open=/)
  await page.getByRole('dialog').getByRole('listitem').first().waitFor()
})

test('a piece of the day and a cell of the week open too', async () => {
  const page = await open(`?period=week&day=${yesterday}&shape=heat`)
  const dialog = page.getByRole('dialog')
  await page.getByRole('region', { name: 'Net sales' }).getByRole('button').first().click()
  await dialog.getByRole('heading', { name: /day · \d\d:\d\d/ }).waitFor()
  await dialog.getByRole('rowheader').first().waitFor()
  await page.goto(`${path}?period=day&day=${yesterday}`)
  await page.getByRole('button', { name: 'As a table' }).click()
  await page.getByRole('region', { name: 'Net sales' }).getByRole('button').filter({ hasNotText: /\D0\.00/ }).first().click()
  await dialog.getByRole('rowheader').first().waitFor()
})

test('the keyboard goes through the week cell by cell', async () => {
  const page = await open(`?period=day&day=${yesterday}&shape=heat`)
  const grid = page.getByRole('grid')
  await grid.getByRole('button').first().waitFor()
  assert.equal(await grid.locator('button[tabindex="0"]').count(), 1)
  const place = () => page.evaluate(() => {
    const cell = document.activeElement.closest('td')
    return [cell.parentElement.rowIndex, cell.cellIndex]
  })
  const press = async (key) => {
    await page.keyboard.press(key)
    return place()
  }
  await grid.locator('button[tabindex="0"]').focus()
  const [row, first] = await place()
  const [, second] = await press('ArrowRight')
  assert.ok(second > first)
  const [, last] = await press('End')
  assert.ok(last >= second)
  assert.deepEqual(await press('ArrowRight'), [row, last]) // there is nothing beyond
  assert.deepEqual(await press('Home'), [row, first])
  await press('ArrowRight')
  const below = await press('ArrowDown')
  assert.equal(below[1], second)
  await press('ArrowUp')
  assert.deepEqual(await place(), [row, second])
  assert.equal(await grid.locator('button[tabindex="0"]').count(), 1)
  await press('ArrowLeft')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('rowheader').first().waitFor()
})

test('on a phone nothing sticks out', async () => {
  const width = 360
  const page = await open(`?period=week&day=${yesterday}&shape=heat`, { viewport: { width, height: 740 } })
  const fits = async () => assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width)
  await page.getByRole('rowheader', { name: 'Monday' }).waitFor()
  await fits()
  await page.getByRole('article', { name: 'Net sales' }).first().getByRole('button').click()
  await page.getByRole('dialog').getByRole('rowheader').first().waitFor()
  await fits()
})
