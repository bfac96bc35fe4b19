// What is shown and where it is kept: units, days, languages, the curve's table, and what stands there when there is nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, Api, newPage, openSales, ready } from './harness.mjs'

const [unit] = ready.units
const search = `?unit=${unit.id}`

test('a unit is found by typing and kept in the address', async () => {
  const page = await openSales({}, search)
  const other = ready.units.at(-1)
  await page.getByRole('combobox', { name: 'Business unit' }).fill(other.name)
  await page.getByRole('option').first().click()
  await page.waitForURL(`**/analytics/sales?unit=${other.id}`)
  await page.goBack()
  await page.waitForURL(`**/analytics/sales${search}`)
})

test('days are stepped through and today is a button away', async () => {
  const page = await openSales({}, search)
  await page.locator('article').first().waitFor()
  const today = await page.locator('h2').first().textContent()
  await page.getByRole('button', { name: 'Previous day' }).click()
  await page.waitForURL(/&day=\d{4}-\d\d-\d\d$/)
  await page.getByText('Complete', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Today' }).click()
  await page.waitForURL(`**/analytics/sales${search}`)
  await page.getByRole('heading', { name: today }).waitFor()
})

test('yesterday is held against the same weekday of the week before', async () => {
  const page = await openSales({}, search)
  await page.getByRole('button', { name: 'Previous day' }).click()
  await page.getByText('Complete', { exact: true }).waitFor()
  const weekday = (await page.locator('h2').first().textContent()).split(/[ ,]/)[0]
  assert.match(await page.getByText(/^Compared with/).textContent(), new RegExp(weekday))
  assert.match(await page.getByRole('article', { name: 'Net sales' }).textContent(), /[▲▼=].*%.*vs/)
})

test('the day compared with is chosen, and a link holds it', async () => {
  const page = await openSales({}, search)
  const compare = page.getByRole('combobox', { name: 'Compared with' })
  for (const value of ['previousDay', 'previousMonth', 'previousYearByWeekday', 'previousYear', 'chosen']) {
    await compare.selectOption(value)
    await page.waitForURL(new RegExp(`&compare=${value}`))
    await page.getByText(/^Compared with/).waitFor()
  }
  const chosen = await page.getByText(/^Compared with/).textContent()
  await page.getByRole('button', { name: /^Day compared with/ }).click()
  await page.locator('.mantine-DatePickerInput-calendarHeader').getByRole('button', { name: 'Earlier' }).click()
  await page.locator('.mantine-DatePickerInput-day:not([data-outside])').first().click()
  await page.reload()
  await page.getByText(/^Compared with/).waitFor()
  assert.notEqual(await page.getByText(/^Compared with/).textContent(), chosen)
  await compare.selectOption('sameWeekdayLastWeek')
  await page.waitForURL(`**/analytics/sales${search}`)
})

test('the curve is added up, and the back button takes that back', async () => {
  const page = await openSales({}, search)
  await page.getByText('Added up', { exact: true }).click()
  await page.waitForURL(/&curve=cumulated$/)
  await page.getByRole('img', { name: /^Net sales of .* added up/ }).locator('svg').waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Net sales by slot' }).waitFor()
})

test('the curve can be read as a table', async () => {
  const page = await openSales({}, search)
  await page.getByRole('img', { name: /^Net sales of/ }).locator('svg').waitFor()
  await page.getByText('Table', { exact: true }).click()
  const table = page.getByRole('region', { name: 'Net sales by slot' }).getByRole('table')
  assert.ok((await table.getByRole('row').count()) > 10)
})

test('the table of figures sorts and is copied with plain digits', async () => {
  const yesterday = addDays(unit.currentBusinessDay, -1)
  const page = await openSales({ permissions: ['clipboard-read', 'clipboard-write'] }, `${search}&day=${yesterday}`)
  await page.getByText('Complete', { exact: true }).waitFor()
  await page.getByRole('button', { name: /^Net/ }).click()
  await page.locator('th[aria-sort=descending]').waitFor()
  await page.getByRole('button', { name: 'Copy table' }).click()
  await page.getByText('Copied').waitFor()
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
  const nets = lines.slice(1).map((line) => Number(line.split('\t')[3]))
  assert.ok(nets.length > 1 && nets.every((net) => !Number.isNaN(net)))
  assert.deepEqual(nets, nets.toSorted((a, b) => b - a))
})

test('every language says everything, and is kept', async () => {
  const page = await openSales({}, search)
  await page.locator('article').first().waitFor()
  for (const [language, title] of [['fr', 'Ventes nettes'], ['es', 'Ventas netas'], ['en', 'Net sales']]) {
    await page.locator('header button:visible').last().click()
    await page.getByRole('combobox', { name: /^(Language|Langue|Idioma)$/ }).selectOption(language)
    await page.keyboard.press('Escape')
    await page.getByRole('article', { name: title }).waitFor()
    await page.reload()
    await page.getByRole('article', { name: title }).waitFor()
    assert.equal(await page.locator('html').getAttribute('lang'), language)
    assert.doesNotMatch(await page.locator('body').innerText(), /\b(measure|state|curve|table|nav|menu)\.\w/)
  }
})

for (const [locale, title] of [['fr-CA', 'Connexion'], ['es-MX', 'Iniciar sesión'], ['de-DE', 'Log in']]) {
  test(`a browser in ${locale} is greeted with ${title}`, async () => {
    const page = await newPage({ locale })
    await page.goto('/')
    await page.getByRole('form', { name: title }).waitFor()
  })
}

test('a unit of somebody else, a day without sales and a wrong address are explained', async () => {
  const page = await openSales({}, '?unit=987654321')
  await page.getByRole('heading', { name: 'This unit is not among yours' }).waitFor()
  await page.goto(`/analytics/sales${search}&day=2019-01-01`)
  await page.getByRole('heading', { name: /No sales on this day|not open yet/ }).waitFor()
  await page.goto('/analytics/nowhere')
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
})

test('a failure says what to quote, and trying again mends it', async () => {
  const page = await openSales({}, search)
  const problem = { type: `${ready.url}/problems/internal-error`, title: 'x', status: 500, requestId: 'quote-me' }
  await page.route('**/real-time-sales?**', (route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
  )
  await page.reload()
  await page.getByText('Request quote-me').waitFor()
  await page.unroute('**/real-time-sales?**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.locator('article').first().waitFor()
})

test('an amount stands in one line on a phone, however large it is', async () => {
  const api = await Api.open()
  const { businessDay, row } = await api.newSale(unit.id, 3)
  await api.submit(unit.id, businessDay, { ...row, netSales: '98765432109.25', grossSales: '98765432210.50' })
  try {
    for (const locale of ['en-GB', 'fr-FR', 'es-ES']) {
      const page = await openSales({ viewport: { width: 390, height: 844 }, locale }, `${search}&day=${businessDay}`)
      await page.locator('article data', { hasText: /98\D765/ }).first().waitFor()
      const lines = await page.locator('article data').evaluateAll((amounts) => amounts.map((amount) => {
        const range = document.createRange()
        range.selectNodeContents(amount)
        const { left, right } = amount.closest('article').getBoundingClientRect()
        const rects = [...range.getClientRects()]
        return rects.length === 1 && rects[0].left >= left && rects[0].right <= right
      }))
      assert.ok(lines.every(Boolean), `${locale}: ${lines}`)
    }
  } finally {
    await api.submit(unit.id, businessDay, row)
  }
})
