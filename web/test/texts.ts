// The texts and formats of a language, for tests without a page.
import i18next, { type TFunction } from 'i18next'
import { Formats } from '../src/format/formats'
import en from '../src/i18n/en.json'
import es from '../src/i18n/es.json'
import fr from '../src/i18n/fr.json'

export type Texts = { language: string; t: TFunction; formats: Formats }

/** Every language of the page, with the locale of its numbers and dates. */
export const languages: [string, string][] = [['en', 'en-GB'], ['fr', 'fr'], ['es', 'es']]

export function textsIn(language: string, locale: string): Texts {
  const instance = i18next.createInstance()
  void instance.init({
    resources: { en: { translation: en }, fr: { translation: fr }, es: { translation: es } },
    lng: language, interpolation: { escapeValue: false }, initAsync: false, showSupportNotice: false,
  })
  return { language, t: instance.t, formats: new Formats(locale) }
}
