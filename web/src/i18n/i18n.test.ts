import { expect, test } from 'vitest'
import { localeOf, preferredLanguage } from '.'
import en from './en.json'
import es from './es.json'
import fr from './fr.json'

type Texts = { [key: string]: string | Texts }

/** Each text's key with the placeholders it has, such as "logIn.wait {{in}}". */
function shape(texts: Texts, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string'
      ? [`${prefix}${key} ${(text.match(/{{\w+}}/g) ?? []).sort().join(' ')}`]
      : shape(text, `${prefix}${key}.`),
  )
}

test.each([
  ['fr', fr],
  ['es', es],
])('%s has the keys and placeholders of English', (_, texts) => {
  expect(shape(texts).sort()).toEqual(shape(en).sort())
})

test.each([
  [['es-AR', 'en'], 'es'],
  [['de', 'fr-CH', 'en'], 'fr'],
  [['de'], 'en'],
  [[], 'en'],
])('a browser that prefers %j gets %s', (tags, want) => {
  expect(preferredLanguage(tags)).toBe(want)
})

test('the locale is the browser’s own where it is of the language', () => {
  expect(localeOf('en', ['fr-FR', 'en-GB'])).toBe('en-GB')
  expect(localeOf('es', ['en-GB'])).toBe('es')
})
