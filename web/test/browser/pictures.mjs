// Takes the pictures of the documentation, of the demo company only.
import { mkdir } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openSales, ready } from './harness.mjs'

const folder = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url))
const pictures = [
  { name: 'sales-desktop', viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  { name: 'sales-desktop-dark', viewport: { width: 1280, height: 860 }, colorScheme: 'dark' },
  { name: 'sales-phone', viewport: { width: 390, height: 844 }, colorScheme: 'light', deviceScaleFactor: 2 },
]

for (const { name, ...options } of pictures) {
  test(`picture ${name}`, async () => {
    await mkdir(folder, { recursive: true })
    const page = await openSales({ ...options, reducedMotion: 'reduce' }, `?unit=${ready.units[0].id}`)
    await page.locator('figure svg').waitFor()
    await page.screenshot({ path: `${folder}${name}.png` })
  })
}
