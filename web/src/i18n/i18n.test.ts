import { expect, test } from 'vitest'
import { localeOf, preferredLanguage } from '.'
import en from './en.json'
import es from './es.json'
import fr from './fr.json'

type Texts = { [key: string]: string | Texts }

/** Each text by its key. */
function flat(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]): [string, string][] =>
    typeof text === 'string' ? [[`${prefix}${key}`, text]] : flat(text, `${prefix}${key}.`),
  )
}

const plural = /_(zero|one|two|few|many|other)$/

/** Each text's key with the placeholders it has, such as "logIn.wait {{in}}"; one for all its plural forms. */
function shape(texts: Texts): string[] {
  const shapes = flat(texts).map(
    ([key, text]) => `${key.replace(plural, '')} ${(text.match(/{{\w+}}/g) ?? []).sort().join(' ')}`,
  )
  return [...new Set(shapes)].sort()
}

test.each([
  ['fr', fr],
  ['es', es],
])('%s has the keys and placeholders of English', (_, texts) => {
  expect(shape(texts)).toEqual(shape(en))
})

test.each([
  ['en', en],
  ['fr', fr],
  ['es', es],
])('%s has every plural form that it has', (language, texts) => {
  const forms = new Map<string, string[]>()
  for (const [key] of flat(texts)) {
    const [, form] = plural.exec(key) ?? []
    if (form) forms.set(key.replace(plural, ''), [...(forms.get(key.replace(plural, '')) ?? []), form])
  }
  const want = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
  expect(forms.size).toBeGreaterThan(0)
  for (const [key, have] of forms) expect([key, have.toSorted()]).toEqual([key, want])
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
