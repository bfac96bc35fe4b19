// Takes the pictures of the documentation, of the demo company only.
import { mkdir } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openSales, ready } from './harness.mjs'

const folder = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url))
const pictures = [
  { name: 'sales-desktop', viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  { name: 'sales-desktop-dark', viewport: { width: 1280, height: 860 }, colorScheme: 'dark' },
  { name: 'units-desktop', path: '/analytics/units', search: '?period=month&by=unit', viewport: { width: 1280, height: 1600 }, colorScheme: 'light' },
  { name: 'units-heat-dark', path: '/analytics/units', search: '?period=month&by=brand&shape=heat', viewport: { width: 1280, height: 1600 }, colorScheme: 'dark' },
  { name: 'sales-phone', viewport: { width: 390, height: 844 }, colorScheme: 'light', deviceScaleFactor: 2 },
]

for (const { name, path, search, ...options } of pictures) {
  test(`picture ${name}`, async () => {
    await mkdir(folder, { recursive: true })
    const page = await openSales({ ...options, reducedMotion: 'reduce' }, `?unit=${ready.units[0].id}`)
    if (path) await page.goto(path + search)
    await page.locator(search?.includes('heat') ? 'td[style]' : 'figure svg').first().waitFor()
    await page.getByRole('button', { name: /^Account of/ }).waitFor()
    await page.screenshot({ path: `${folder}${name}.png` })
  })
}
