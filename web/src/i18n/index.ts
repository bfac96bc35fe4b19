// The languages of the page: one file of texts each, all with the same keys. English is the one to fall back on.
import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './en.json'
import es from './es.json'
import fr from './fr.json'

export const languages = { en: 'English', fr: 'Français', es: 'Español' } as const
export type Language = keyof typeof languages

const storageKey = 'daypart.language'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

/** The texts, in the language that this device chose before, or else in the one its browser prefers. */
export function startTranslations(): i18n {
  void i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, fr: { translation: fr }, es: { translation: es } },
    lng: chosenLanguage() ?? preferredLanguage(navigator.languages),
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    initAsync: false,
    showSupportNotice: false,
  })
  i18next.on('languageChanged', showLanguage)
  showLanguage(i18next.language)
  return i18next
}

/** Changes the language, on this device for good. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(storageKey, language)
  void i18next.changeLanguage(language)
}

/** Takes the language that a person's account names, unless this device has chosen one. */
export function suggestLanguage(language: string | undefined): void {
  if (language && !chosenLanguage()) void i18next.changeLanguage(preferredLanguage([language]))
}

/** The first of these BCP 47 tags in a language of ours. */
export function preferredLanguage(tags: readonly string[]): Language {
  return tags.map(baseOf).find(isLanguage) ?? 'en'
}

/** The locale for numbers and dates: the browser's own where it is of the language, so that en-GB stays en-GB. */
export function localeOf(language: string, tags: readonly string[] = navigator.languages): string {
  return tags.find((tag) => baseOf(tag) === language) ?? language
}

function chosenLanguage(): Language | undefined {
  const stored = localStorage.getItem(storageKey)
  return stored !== null && isLanguage(stored) ? stored : undefined
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(languages, text)
}

function baseOf(tag: string): string {
  return tag.split('-')[0]!.toLowerCase()
}

function showLanguage(language: string): void {
  document.documentElement.lang = language
}
