// What a till sends is on the open page, whatever happens to the connection in between.
import assert from 'node:assert/strict'
import net from 'node:net'
import { test } from 'node:test'
import { Api, cardValues, eventually, fillLogIn, newPage, openSales, ready, untilLive } from './harness.mjs'

const unitId = ready.units[0].id
const search = `?unit=${unitId}`
const api = await Api.open()
let checks = Math.floor(Date.now() / 1000) % 100_000

async function pageShowsWhatTheApiSays(page) {
  await eventually(async () => assert.deepEqual(await cardValues(page), await api.totals(unitId)))
}

test('the cards are the totals of the API, for every unit', async () => {
  const page = await openSales({}, search)
  for (const { id } of ready.units) {
    await page.goto(`/analytics/sales?unit=${id}`)
    await page.locator('#content h2').first().waitFor()
    await eventually(async () => assert.deepEqual(await cardValues(page), (await api.totals(id)) ?? []))
  }
  assert.deepEqual(page.faults, [])
})

// How long it takes is printed for people to read: a limit on it would fail on a busy machine.
test('a sale comes to the page by itself', async () => {
  const page = await openSales({}, search)
  await untilLive(page)
  const { businessDay, row } = await api.newSale(unitId, ++checks)
  await api.submit(unitId, businessDay, row)
  const received = Date.now()
  const want = await api.totals(unitId)
  await page.waitForFunction(
    ([net]) => document.querySelector('article data')?.value === net,
    want,
    { polling: 20 },
  )
  console.log(`on the page ${Date.now() - received} ms after its receipt`)
  await pageShowsWhatTheApiSays(page)
})

test('what has changed is marked, and nothing else', async () => {
  const page = await openSales({}, search)
  await untilLive(page)
  await pageShowsWhatTheApiSays(page)
  const { businessDay, row } = await api.newSale(unitId, ++checks)
  await api.submit(unitId, businessDay, row)
  await page.waitForFunction(() => document.querySelector('article span')?.getAnimations().length > 0, null, { polling: 20 })
})

test('after an offline spell nothing is missing', async () => {
  const page = await openSales({}, search)
  await untilLive(page)
  await page.context().setOffline(true)
  await page.locator('[data-live=reconnecting]').waitFor()
  const { businessDay, row } = await api.newSale(unitId, ++checks)
  await api.submit(unitId, businessDay, row)
  await page.context().setOffline(false)
  await untilLive(page)
  await pageShowsWhatTheApiSays(page)
})

test('after the network cut every connection nothing is missing', async () => {
  const wire = await Wire.open(new URL(ready.url))
  const page = await openSales({ address: wire.address }, search)
  await untilLive(page)
  wire.cut()
  await page.locator('[data-live=reconnecting]').waitFor()
  const { businessDay, row } = await api.newSale(unitId, ++checks)
  await api.submit(unitId, businessDay, row)
  wire.mend()
  await untilLive(page)
  await pageShowsWhatTheApiSays(page)
  await page.context().close()
  await wire.close()
})

test('a connection lost before the chart has come leaves the figures, and the chart comes later', async () => {
  const page = await newPage()
  await page.route(/\/(chart|CurveChart)-.*js$/, (route) => route.abort())
  await page.goto(`/analytics/sales${search}`)
  await fillLogIn(page)
  await page.getByRole('region', { name: 'Net sales by slot' }).getByRole('table').waitFor()
  await page.unrouteAll()
  await page.locator('figure svg').waitFor()
})

/** A plain TCP relay in front of the server, which can be cut. */
class Wire {
  static async open(target) {
    const wire = new Wire(target)
    await new Promise((resolve) => wire.server.listen(0, '127.0.0.1', resolve))
    wire.address = `https://localhost:${wire.server.address().port}`
    return wire
  }

  constructor(target) {
    this.whole = true
    this.sockets = new Set()
    this.server = net.createServer((near) => {
      if (!this.whole) return near.destroy()
      const far = net.connect(target.port, target.hostname)
      for (const socket of [near, far]) {
        this.sockets.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => [near, far].forEach((end) => end.destroy()))
      }
      near.pipe(far).pipe(near)
    })
  }

  cut() {
    this.whole = false
    for (const socket of this.sockets) socket.destroy()
    this.sockets.clear()
  }

  mend() {
    this.whole = true
  }

  close() {
    this.cut()
    return new Promise((resolve) => this.server.close(resolve))
  }
}
