// For everybody: contrast and names by axe-core, small screens, keyboards, less motion.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertClean, fillLogIn, newPage, openSales, ready } from './harness.mjs'

const search = `?unit=${ready.units[0].id}`
const phone = { width: 375, height: 740 }
const desktop = { width: 1280, height: 900 }

for (const colorScheme of ['light', 'dark']) {
  for (const viewport of [phone, desktop]) {
    test(`axe finds nothing in ${colorScheme} at ${viewport.width}`, async () => {
      const options = { colorScheme, viewport, bypassCSP: true }
      const logIn = await newPage(options)
      await logIn.goto('/')
      await logIn.getByRole('button', { name: 'Log in' }).waitFor()
      await assertClean(logIn)

      const page = await openSales(options, search)
      await page.locator('figure svg').waitFor()
      await assertClean(page)
      await page.getByText('Table', { exact: true }).click()
      await page.getByRole('button', { name: /^Account of/ }).click()
      await page.getByRole('button', { name: 'Log out' }).waitFor()
      await assertClean(page)
    })
  }
}

for (const width of [320, 360, 768]) {
  test(`nothing sticks out at ${width}`, async () => {
    for (const locale of ['en-GB', 'fr-FR', 'es-ES']) {
      const page = await openSales({ viewport: { width, height: 740 }, locale }, search)
      await page.locator('figure svg').waitFor()
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width)
      await page.context().close()
    }
  })
}

test('what a finger must hit is 44 pixels high', async () => {
  const page = await openSales({ viewport: phone, hasTouch: true }, search)
  await page.locator('figure svg').waitFor()
  const small = await page.locator('button:visible, a:visible, select:visible, input:visible').evaluateAll((targets) =>
    targets
      .filter((target) => !target.matches('[href="#content"], [type=radio]') && target.getBoundingClientRect().height < 44)
      .map(({ outerHTML }) => outerHTML),
  )
  assert.deepEqual(small, [])
})

test('the keyboard reaches everything, and the focus can be seen', async () => {
  const page = await newPage()
  await page.goto(`/analytics/sales${search}`)
  await page.locator('input[autocomplete=username]').waitFor()
  await page.keyboard.type(ready.username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(ready.password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Copy table' }).waitFor()
  await page.getByRole('combobox', { name: 'Business unit' }).waitFor()

  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#content')
  await page.keyboard.press('Enter')
  const visited = []
  for (let i = 0; i < 24; i++) {
    await page.keyboard.press('Tab')
    visited.push(await page.evaluate(focusName))
  }
  for (const name of ['Business unit', 'Previous day', 'Copy table', 'Net (']) {
    assert.ok(visited.some((text) => text.includes(name)), `${name} is not among ${visited}`)
  }
  assert.ok(visited.every((text) => !text.startsWith('unseen')), visited.join())
})

test('the account opens and closes by keyboard and gives the focus back', async () => {
  const page = await openSales({}, search)
  const account = page.getByRole('button', { name: /^Account of/ })
  await account.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Log out' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Log out' }).waitFor({ state: 'detached' })
  assert.ok(await account.evaluate((button) => button === document.activeElement))
})

test('the chart holds still for people who want less motion', async () => {
  const page = await newPage({ reducedMotion: 'reduce' })
  // What is expected comes after the figures, and would be a change that is no motion.
  await page.route('**/forecast?**', (route) => route.abort())
  await page.goto(`/analytics/sales${search}`)
  await fillLogIn(page)
  await page.locator('figure svg').waitFor()
  const first = await page.locator('figure svg').innerHTML()
  await page.evaluate(async () => {
    for (let frames = 0; frames < 30; frames++) await new Promise(requestAnimationFrame)
  })
  assert.equal(await page.locator('figure svg').innerHTML(), first)
})

/** The name of what has the focus, and whether that can be seen. Runs in the page. */
function focusName() {
  const focused = document.activeElement
  if (focused === document.body) return '(outside the page)'
  const seen = getComputedStyle(focused).outlineStyle !== 'none'
  return `${seen ? '' : 'unseen '}${focused.getAttribute('aria-label') ?? focused.textContent.slice(0, 40)}`
}
