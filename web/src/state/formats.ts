import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Formats } from '../format/formats'
import { localeOf } from '../i18n'

/** The formats of the language in use. */
export function useFormats(): Formats {
  const { language } = useTranslation().i18n
  return useMemo(() => new Formats(localeOf(language)), [language])
}
