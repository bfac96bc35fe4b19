// A browser on a running server, and the server's public API beside it. READY_FILE names the JSON that
// `daypart demo --ready-file` wrote: address, client and log-in come from there.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, afterEach } from 'node:test'
import { chromium, request } from 'playwright-core'

assert.ok(process.env.READY_FILE, 'READY_FILE must name the file that daypart demo --ready-file wrote')

/** How long anything may take that should happen at once, on a machine that has much to do, in milliseconds. */
const patience = 120_000

/** How far the server is ahead of this machine, in milliseconds: see run --at. */
const ahead = 1_000 * Number.parseInt(process.env.DAYPART_TEST_CLOCK ?? '0')

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export const ready = JSON.parse(await readFile(process.env.READY_FILE, 'utf8'))

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync',
  ],
})
after(() => browser.close())

// A page that a test leaves behind would go on drawing while the next one runs.
const contexts = []
afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())))

// The first instant at which one of the units begins another business day, by the server's clock.
let dayEnds = 0
const soon = 60_000

/**
 * Makes sure that today is one day for as long as a test takes, and that the first unit has sold something on it: waits for the end
 * of a business day that is near.
 */
async function keepToday() {
  const now = () => Date.now() + ahead
  if (now() + soon < dayEnds) return
  await new Promise((resolve) => setTimeout(resolve, dayEnds - now()))
  const api = await Api.open()
  const days = await Promise.all(ready.units.map(({ id }) => api.get(`/business-unit/${id}/business-day/current`)))
  dayEnds = Math.min(...days.map(({ end }) => Date.parse(end)))
  if (now() + soon >= dayEnds) return keepToday()
  const { id } = ready.units[0]
  if (await api.totals(id)) return
  const { businessDay, row } = await api.newSale(id, 3)
  await api.submit(id, businessDay, row)
}

/** A page at a width, scheme and language. What it asks other hosts for, and what it complains of, stands in `faults`. */
export async function newPage({ address = ready.url, ...options } = {}) {
  await keepToday()
  const context = await browser.newContext({
    ignoreHTTPSErrors: true, locale: 'en-GB', viewport: { width: 1280, height: 900 }, baseURL: address, ...options,
  })
  contexts.push(context)
  context.setDefaultTimeout(patience)
  if (ahead) await context.clock.install({ time: Date.now() + ahead })
  const page = await context.newPage()
  page.faults = []
  page.on('request', (call) => {
    const url = new URL(call.url())
    if (url.protocol !== 'data:' && url.origin !== new URL(address).origin) page.faults.push(`asked for ${url}`)
  })
  page.on('pageerror', (error) => page.faults.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) page.faults.push(message.text())
  })
  return page
}

export async function fillLogIn(page, password = ready.password) {
  await page.locator('input[autocomplete=username]').fill(ready.username)
  await page.locator('input[autocomplete=current-password]').fill(password)
  await page.locator('button[type=submit]').click()
}

/** A page that is logged in and shows sales. */
export async function openSales(options = {}, search = '') {
  const page = await newPage(options)
  await page.goto(`/analytics/sales${search}`)
  await fillLogIn(page)
  await page.locator('#content').waitFor()
  return page
}

/** Waits until the page hears of changes as they happen. */
export function untilLive(page) {
  return page.locator('[data-live=live]').waitFor()
}

/** The exact values of the first currency's cards, by their place: net, gross, checks, guests. */
export async function cardValues(page) {
  return page.locator('article data').evaluateAll((cards) => cards.slice(0, 4).map((card) => card.value))
}

/** Fails on anything that axe-core finds. The page must have been opened with bypassCSP. */
export async function assertClean(page) {
  // Colours that are still moving are not those that stay.
  await page.evaluate(() => Promise.all(document.getAnimations().map((moving) => moving.finished.catch(() => {}))))
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate(() => globalThis.axe.run())
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n  ')}`)
  assert.deepEqual(found, [])
}

/** The date so many days after another. */
export function addDays(date, days) {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Waits until something holds that is asked again and again. */
export async function eventually(check) {
  const end = Date.now() + patience
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

/** The public API, called as a till or a program would. */
export class Api {
  static async open() {
    const http = await request.newContext({ baseURL: ready.url, ignoreHTTPSErrors: true })
    const form = { grant_type: 'client_credentials', client_id: ready.clientId, client_secret: ready.clientSecret }
    const answer = await http.post('/connect/token', { form })
    assert.equal(answer.status(), 200, await answer.text())
    return new Api(http, (await answer.json()).access_token)
  }

  constructor(http, token) {
    this.http = http
    this.headers = { Authorization: `Bearer ${token}` }
    after(() => http.dispose())
  }

  /** Reads JSON with money as the text that was sent. */
  async get(path) {
    const answer = await this.http.get(`/sales/api/v1${path}`, { headers: this.headers })
    const text = await answer.text()
    assert.equal(answer.status(), 200, text)
    return JSON.parse(text.replace(/"(netSales|grossSales)":\s*(-?[\d.]+)/g, '"$1":"$2"'))
  }

  async submit(unitId, businessDay, row) {
    const path = `/sales/api/v1/business-unit/${unitId}/real-time-sales`
    const answer = await this.http.post(path, { headers: this.headers, data: { businessDay, realTimeSales: [row] } })
    assert.equal(answer.status(), 200, await answer.text())
  }

  async post(path, data) {
    const answer = await this.http.post(`/sales/api/v1${path}`, { headers: this.headers, data })
    assert.ok(answer.ok(), await answer.text())
    return answer.json()
  }

  /** A unit with its current day, and a row for the first slot of that day that differs from what is stored. */
  async newSale(unitId, checks) {
    const { items } = await this.get('/business-unit?limit=1000')
    const unit = items.find(({ id }) => id === unitId)
    const day = await this.get(`/business-unit/${unitId}/business-day/current`)
    const row = {
      currencyId: unit.currencies[0], salesTypeId: unit.salesTypes[0], timeSlotStart: day.slots[0].start,
      netSales: `${checks}.25`, grossSales: `${checks}.75`, numChecks: checks, numGuests: checks + 1,
    }
    return { businessDay: day.businessDay, row }
  }

  /** The totals of a unit's current day in its first currency, as the cards show them. */
  async totals(unitId) {
    const { businessDay } = await this.get(`/business-unit/${unitId}/business-day/current`)
    const { dayTotals } = await this.get(`/business-unit/${unitId}/real-time-sales?businessDay=${businessDay}`)
    const [total] = dayTotals
    return total && [shortest(total.netSales), shortest(total.grossSales), `${total.numChecks}`, `${total.numGuests}`]
  }
}

function shortest(decimal) {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
