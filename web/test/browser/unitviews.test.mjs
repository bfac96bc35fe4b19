// Analytics > All units: filters, charts, files, saved views, and sales as they come in; for everybody.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { addDays, Api, eventually, fillLogIn, newPage, ready, untilLive } from './harness.mjs'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const path = '/analytics/units'
const yesterday = addDays(ready.units[0].currentBusinessDay, -1)
// A month with a day that is over: on the first of one, hardly anybody has sold before noon.
const month = `?period=month&day=${yesterday}`

async function open(search = '', options = {}) {
  const page = await newPage(options)
  await page.goto(path + search)
  await fillLogIn(page)
  await page.getByRole('article', { name: 'Net sales' }).first().waitFor()
  return page
}

test('filters keep what they name', async () => {
  const page = await open(`${month}&by=brand`)
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('textbox', { name: 'Brand' }).or(page.getByRole('combobox', { name: 'Brand' })).first().click()
  await page.getByRole('option').first().click()
  await page.waitForURL(/brand=/)
  await eventually(async () => {
    const brands = await page.getByRole('region', { name: /^By / }).getByRole('rowheader').allTextContents()
    assert.deepEqual(new Set(brands).size, 1) // in as many rows as it has currencies
  })
  await page.goto(`${path}${month}&brand=Nobody`)
  await page.getByRole('alert').getByText(/brand cannot be "Nobody"/).waitFor()
  await page.getByRole('button', { name: 'Take off Nobody' }).click()
  await page.getByRole('article', { name: 'Net sales' }).first().waitFor()
  await page.goto(`${path}?period=month&day=2001-05-01`)
  await page.getByRole('heading', { name: 'No sales here' }).waitFor()
})

test('the course is drawn by time, cumulated, by weekday and in a calendar', async () => {
  const page = await open(month)
  const shape = (name) => page.locator('label', { hasText: new RegExp(`^${name}$`) }).click()
  await page.getByRole('img', { name: /^The course/ }).locator('svg').waitFor()
  await shape('Cumulated')
  await page.waitForURL(/shape=cumulated/)
  await page.getByRole('img', { name: /^The course/ }).locator('svg').waitFor()
  await page.getByRole('button', { name: 'As a table' }).click()
  await page.getByRole('region', { name: 'Net sales' }).getByRole('rowheader').first().waitFor()
  await shape('By weekday and hour')
  await page.waitForURL(/shape=heat/)
  await page.getByRole('rowheader', { name: 'Monday' }).waitFor()
  await shape('Calendar')
  await page.waitForURL(/shape=calendar/)
  const calendar = page.locator('table', { has: page.locator('caption', { hasText: /\d{4}$/ }) }) // of a month; other tables have such buttons, too
  await calendar.locator('td button:enabled').first().click()
  await page.waitForURL(/period=day&day=/)
})

test('what is exported is what is seen', async () => {
  const page = await open(`${month}&by=brand&by=salesType&currencyId=EUR`)
  for (const [name, begin] of [['CSV', 'Time,Second time,Brand'], ['Excel (XLSX)', 'PK'], ['Picture (PNG)', '\u0089PNG']]) {
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: new RegExp(`^${name.replace(/[()]/g, '\\$&')}`) }).first().click()])
    const text = await readFile(await download.path(), 'latin1')
    assert.ok(text.startsWith(begin), text.slice(0, 40))
  }
})

test('the table is copied with plain digits', async () => {
  const page = await open(month, { permissions: ['clipboard-read', 'clipboard-write'] })
  let rows = 0
  for (const button of await page.getByRole('button', { name: 'Copy table' }).all()) {
    await button.click()
    await page.getByText('Copied').waitFor()
    const [, ...lines] = (await page.evaluate(() => navigator.clipboard.readText())).split('\n').map((line) => line.split('\t'))
    assert.ok(lines.every((cells) => /^\d+\.\d\d$/.test(cells[2])), lines[0].join('|'))
    assert.equal(new Set(lines.map((cells) => cells[1])).size, 1) // a currency
    rows += lines.length
    await page.getByText('Copied').waitFor({ state: 'detached' })
  }
  assert.equal(rows, ready.units.length)
})

test('a view is saved, found again, begun with, deleted and had back', async () => {
  const page = await open(`${month}&by=country`)
  const menu = () => page.getByRole('button', { name: 'Views' }).click()
  await menu()
  await page.getByRole('menuitem', { name: 'Save this view' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Countries')
  await page.getByRole('checkbox', { name: 'Everybody' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await menu()
  await page.getByRole('menuitem', { name: 'Save this view' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Countries')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('You have another scenario of this name').waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.goto(path)
  await menu()
  await page.getByRole('menuitem', { name: 'Countries' }).click()
  await page.waitForURL(/period=month&day=.*by=country/)
  await menu()
  await page.getByRole('menuitem', { name: 'Look after views' }).click()
  await page.getByRole('button', { name: 'Begin with it' }).click()
  await page.locator('[aria-pressed=true]', { hasText: 'Begin with it' }).waitFor()
  await page.goto('/')
  await page.waitForURL(/units\?period=month&day=.*by=country/)
  await menu()
  await page.getByRole('menuitem', { name: 'Look after views' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Delete' }).waitFor()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('is deleted').waitFor()
})

test('sales that come in change the cards within seconds', async () => {
  const page = await open(`?unitId=${ready.units[0].id}`)
  await untilLive(page)
  const api = await Api.open()
  const value = () => page.getByRole('article', { name: 'Checks' }).first().locator('data').getAttribute('value')
  const before = await value()
  const { businessDay, row } = await api.newSale(ready.units[0].id, 7_321)
  await api.submit(ready.units[0].id, businessDay, row)
  await eventually(async () => assert.notEqual(await value(), before))
  assert.deepEqual(page.faults, [])
})

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in ${colorScheme}, and nothing sticks out on a phone`, async () => {
    const page = await open(month, { colorScheme, viewport: { width: 360, height: 740 }, bypassCSP: true })
    await page.addScriptTag({ path: axe })
    for (const shape of ['time', 'heat', 'calendar']) {
      await page.goto(`${path}${month}&shape=${shape}`)
      await page.getByRole('region', { name: /^By / }).first().waitFor()
      await page.getByRole('button', { name: 'Filters' }).click()
      await page.locator(shape === 'time' ? 'figure svg' : 'section table').first().waitFor()
      await page.evaluate(() => Promise.all(document.getAnimations().map((moving) => moving.finished.catch(() => {}))))
      await page.addScriptTag({ path: axe })
      const { violations } = await page.evaluate(() => globalThis.axe.run())
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => html + failureSummary).join('\n')}`), [])
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360)
    }
  })
}
