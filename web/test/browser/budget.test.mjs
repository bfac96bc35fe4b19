// What the page may cost: the bytes of its code, and the time until a day is seen by somebody who was never there before.
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { newPage, openSales, ready } from './harness.mjs'

const assets = new URL('../../dist/assets/', import.meta.url)
const codeLimit = 450_000
const loads = 3

test('all JavaScript is under 450 kB compressed', async () => {
  const names = (await readdir(assets)).filter((name) => name.endsWith('.js'))
  const files = await Promise.all(names.map((name) => readFile(new URL(name, assets))))
  const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0)
  console.log(`${names.length} files, ${bytes} bytes compressed`)
  assert.ok(names.length > 0 && bytes < codeLimit, `${bytes} bytes`)
})

test('code is sent compressed', async () => {
  const page = await openSales({}, `?unit=${ready.units[0].id}`)
  await page.locator('figure svg').waitFor()
  const scripts = await page.evaluate(() =>
    performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).map(({ encodedBodySize, decodedBodySize }) => [encodedBodySize, decodedBodySize]),
  )
  const long = scripts.filter(([, whole]) => whole > 10_000)
  assert.ok(long.length > 1)
  for (const [sent, whole] of long) assert.ok(sent < whole, `${sent} of ${whole} bytes`)
})

// How long it takes is printed beside how busy the machine is, for people to read: a limit on it would fail on a busy machine, and say nothing.
test('the first view of a day, with nothing cached, stands without waiting for its chart', async () => {
  const first = await openSales({}, `?unit=${ready.units[0].id}`)
  const storageState = await first.context().storageState()
  await first.context().close()
  for (let load = 0; load < loads; load++) {
    const { figures, painted, chart } = await coldLoad(storageState)
    console.log(`figures after ${figures} ms, on the screen after ${painted} ms, chart after ${chart} ms; ${(loadavg()[0] / availableParallelism()).toFixed(1)} of the cores asked for`)
    assert.ok(figures <= chart)
  }
})

test('what the first view shows is asked for once, while its code is on the way', async () => {
  const first = await openSales({}, `?unit=${ready.units[0].id}`)
  const storageState = await first.context().storageState()
  const page = await newPage({ storageState })
  const reads = []
  page.on('request', (call) => {
    if (/session|business|configuration/.test(call.url())) reads.push(new URL(call.url()).pathname + new URL(call.url()).search)
  })
  await page.goto(`/analytics/sales?unit=${ready.units[0].id}&day=${ready.units[0].currentBusinessDay}`)
  await page.locator('article data').first().waitFor()
  assert.ok((await askedAt(page, /page-.*js/)) < (await askedAt(page, /session$/)))
  const once = reads.filter((path) => !/events|real-time-sales|forecast/.test(path))
  assert.deepEqual(once, [...new Set(once)])
  assert.ok(once.length >= 5, once.join(' '))
})

test('what is clicked comes after what is read', async () => {
  const first = await openSales({}, `?unit=${ready.units[0].id}`)
  const page = await newPage({ storageState: await first.context().storageState() })
  await page.addInitScript(noteWhenSeen)
  await page.goto(`/analytics/sales?unit=${ready.units[0].id}`)
  await page.getByRole('combobox', { name: 'Business unit' }).waitFor()
  const { figures } = await page.evaluate(() => globalThis.seen)
  assert.ok(figures < (await askedAt(page, /Controls-.*js/)))
})

test('what cannot be read ahead is read by the page, and no error is left over', async () => {
  const first = await openSales({}, `?unit=${ready.units[0].id}`)
  const page = await newPage({ storageState: await first.context().storageState() })
  let refused = 0
  await page.route('**/business-day/current', (route) => (refused++ === 0 ? route.abort() : route.continue()))
  await page.goto(`/analytics/sales?unit=${ready.units[0].id}`)
  await page.locator('article data').first().waitFor()
  assert.ok(refused > 1)
  assert.deepEqual(page.faults, [])
})

/** When the page first asked for something, in milliseconds from the call of its address. */
function askedAt(page, address) {
  return page.evaluate((pattern) => performance.getEntriesByType('resource').find(({ name }) => new RegExp(pattern).test(name)).startTime, address.source)
}

/** Milliseconds from the call of the address until the figures and the chart stand, in a browser that knows only its session. */
async function coldLoad(storageState) {
  const page = await newPage({ storageState })
  await page.addInitScript(noteWhenSeen)
  await page.goto(`/analytics/sales?unit=${ready.units[0].id}`)
  await page.waitForFunction(() => globalThis.seen?.chart)
  const seen = await page.evaluate(() => {
    const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime
    return { ...globalThis.seen, painted: Math.round(painted) }
  })
  await page.context().close()
  return seen
}

/** Notes when the figures and the chart are first in the document, painted a frame later. Runs in the page. */
function noteWhenSeen() {
  const wanted = { figures: 'article data', chart: 'figure svg' }
  globalThis.seen = {}
  const look = () => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (document.querySelector(selector)) globalThis.seen[name] ??= Math.round(performance.now())
    }
    if (!globalThis.seen.chart) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
