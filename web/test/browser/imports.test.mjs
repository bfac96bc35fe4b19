// Analytics > History: a whole year of sales brought in through the page, to the cent, and taken back.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { Api, eventually, fillLogIn, newPage, ready } from './harness.mjs'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const unit = ready.units.at(-1)
const path = '/analytics/imports'

async function open(options = {}) {
  const page = await newPage(options)
  await page.goto(path)
  await fillLogIn(page)
  await page.getByRole('heading', { name: 'Bring past sales in' }).waitFor()
  return page
}

/** Ticket lines of all days of 2020, and what they sum up to in cents. */
function recordedYear() {
  const lines = ['timestamp;ticket;amount']
  let cents = 0
  for (let day = Date.UTC(2020, 0, 1), n = 0; day < Date.UTC(2021, 0, 1); day += 86_400_000, n++) {
    const date = new Date(day).toISOString().slice(0, 10)
    for (const [at, clock] of ['11:59:59', '12:00:00', '18:30:10'].entries()) {
      const amount = 1_000 + ((n * 7_919 + at * 104_729) % 90_000)
      cents += amount
      lines.push(`${date}T${clock};${n}-${at};${Math.floor(amount / 100)},${String(amount % 100).padStart(2, '0')}`)
    }
  }
  return { text: lines.join('\n'), cents }
}

async function choose(page, name, text) {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('combobox', { name: 'Unit of all rows' }).click()
  await page.getByRole('option', { name: unit.name, exact: true }).click()
  await page.getByRole('button', { name: 'Look at it first' }).click()
}

async function netOf2020(api) {
  const { totals } = await api.get(`/reports/sales?period=year&day=2020-06-01&unitId=${unit.id}`)
  return totals[0]?.sold.netSales
}

test('a year is looked at, put in and taken back', async () => {
  const { text, cents } = recordedYear()
  const page = await open()
  const api = await Api.open()
  await choose(page, '2020.csv', text)
  await page.getByRole('heading', { name: 'What is in 2020.csv' }).waitFor()
  await page.getByText('1,098 rows, 366 business days').waitFor()
  assert.equal(await netOf2020(api), undefined)
  await page.getByRole('button', { name: 'Put it in' }).click()
  await page.getByText(/^Put in/).waitFor()
  assert.equal(await netOf2020(api), (cents / 100).toFixed(2))
  await page.getByRole('button', { name: 'Take it back' }).first().click()
  await page.getByRole('button', { name: 'Yes, take it back' }).click()
  await page.getByText(/^Taken back/).waitFor()
  await eventually(async () => assert.equal(await netOf2020(api), undefined))
  assert.deepEqual(page.faults, [])
})

test('what cannot be taken is named, left out when that is wanted, and forgotten', async () => {
  const page = await open()
  await choose(page, 'bad.csv', 'date,net\n2020-02-01,1.005\n2020-02-31,2\n2020-02-03,two\n')
  await page.getByRole('rowheader', { name: '3', exact: true }).waitFor()
  const warnings = page.getByRole('region', { name: 'Looks wrong, and is accepted: 1' })
  await warnings.getByText(/1\.005 .*decimals/).waitFor()
  assert.equal(await page.getByRole('button', { name: 'Put it in' }).isDisabled(), true)
  await page.getByRole('checkbox', { name: 'Leave out the rows' }).check()
  assert.equal(await page.getByRole('button', { name: 'Put it in' }).isDisabled(), false)
  await page.getByRole('button', { name: 'Forget it' }).click()
  await page.getByRole('heading', { name: 'What is in bad.csv' }).waitFor({ state: 'detached' })
  await choose(page, 'weather.csv', 'date,weather\n2020-02-01,sunny\n')
  await page.getByRole('alert').waitFor()
})

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in ${colorScheme}, and nothing sticks out on a phone`, async () => {
    const page = await open({ colorScheme, viewport: { width: 360, height: 740 }, bypassCSP: true })
    await choose(page, 'bad.csv', 'date,net\n2020-02-01,1.005\n2020-02-31,2\n')
    await page.getByRole('rowheader', { name: '3', exact: true }).waitFor()
    await page.getByText('Columns are called otherwise').click()
    await page.evaluate(() => Promise.all(document.getAnimations().map((moving) => moving.finished.catch(() => {}))))
    await page.addScriptTag({ path: axe })
    const { violations } = await page.evaluate(() => globalThis.axe.run())
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => html + failureSummary).join('\n')}`), [])
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360)
    await page.getByRole('button', { name: 'Forget it' }).click()
    await page.getByRole('heading', { name: 'What is in bad.csv' }).waitFor({ state: 'detached' }) // the next test begins without it
  })
}
