// Where a number comes from: it opens by mouse, by keyboard and by a link, and says what the API says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Api, assertClean, eventually, openSales, ready, untilLive } from './harness.mjs'

const unitId = ready.units[0].id
const search = `?unit=${unitId}`
const phone = { width: 360, height: 740 }
const api = await Api.open()
let checks = Math.floor(Date.now() / 1000) % 100_000

test('a card opens into the day, and a submission of it into its rows', async () => {
  const { businessDay, row } = await api.newSale(unitId, ++checks)
  await api.submit(unitId, businessDay, row)
  const page = await openSales({}, search)
  await page.getByRole('article', { name: 'Net sales' }).getByRole('button').click()
  await page.waitForURL(/&open=day$/)
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/^The day runs until/).waitFor()
  const newest = dialog.getByRole('listitem').first()
  assert.match(await newest.textContent(), new RegExp(ready.clientId))
  await newest.getByRole('button').click()
  const rows = dialog.getByRole('region', { name: 'Rows of the submission' })
  assert.match(await rows.getByRole('row').nth(1).textContent(), /(New|Changed).*\.25/)
  await page.goBack()
  await dialog.waitFor({ state: 'detached' })
})

test('a link opens a slot, whose history grows while one looks', async () => {
  const sale = await api.newSale(unitId, ++checks)
  await api.submit(unitId, sale.businessDay, sale.row)
  const page = await openSales({}, `${search}&open=${sale.row.timeSlotStart}`)
  await untilLive(page)
  const changes = page.getByRole('dialog').getByRole('listitem')
  await changes.first().waitFor()
  const before = await changes.count()
  const next = await api.newSale(unitId, ++checks)
  await api.submit(unitId, next.businessDay, next.row)
  await eventually(async () => assert.equal(await changes.count(), before + 1))
  assert.match(await changes.first().textContent(), new RegExp(`→.*${checks.toLocaleString('en-GB')}\\.25`))
})

test('what an import brought and lost again is told', async () => {
  const unit = ready.units.at(-1).id
  const { importId } = await api.post(`/imports?name=lines.csv&unitId=${unit}`, 'timestamp;ticket;amount\n2019-03-04T12:03:00;1;12,50\n')
  const becomes = (state) => eventually(async () => assert.equal((await api.get(`/imports/${importId}`)).state, state))
  await api.post(`/imports/${importId}/commit`)
  await becomes('committed')
  const { figures } = await api.get(`/business-unit/${unit}/real-time-sales?businessDay=2019-03-04`)
  await api.post(`/imports/${importId}/undo`)
  await becomes('undone')
  const page = await openSales({}, `?unit=${unit}&day=2019-03-04&open=${figures[0].timeSlotStart}`)
  const changes = page.getByRole('dialog').getByRole('listitem')
  await eventually(async () => assert.equal(await changes.count(), 2))
  assert.match(await changes.first().textContent(), /Net [^→]*12\.50 → removed/)
})

test('the keyboard opens a slot, and closing gives the focus back', async () => {
  const page = await openSales({}, search)
  const slot = page.getByRole('region', { name: 'Figures by slot and sales type' }).getByRole('button', { name: /where it comes from/ }).first()
  await slot.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('listitem').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await eventually(async () => assert.ok(await slot.evaluate((button) => button === document.activeElement)))
})

test('a bar of the chart opens its slot', async () => {
  const page = await openSales({}, search)
  const chart = page.getByRole('img', { name: /^Net sales of/ })
  await chart.locator('svg').waitFor()
  const box = await chart.boundingBox()
  await chart.click({ position: { x: box.width / 2, y: box.height / 2 } })
  await page.waitForURL(/&open=20/)
  await page.getByRole('dialog').waitFor()
})

for (const colorScheme of ['light', 'dark']) {
  test(`on a phone in ${colorScheme} it is clean and nothing sticks out`, async () => {
    const page = await openSales({ colorScheme, viewport: phone, bypassCSP: true }, `${search}&open=day`)
    await page.getByRole('dialog').getByRole('listitem').first().getByRole('button').click()
    await page.getByRole('region', { name: 'Rows of the submission' }).waitFor()
    await assertClean(page)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), phone.width)
    assert.ok(await page.getByRole('dialog').evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth))
  })
}
