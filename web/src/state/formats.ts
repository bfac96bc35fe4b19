import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Formats } from '../format/formats'
import { localeOf } from '../i18n'

/** The formats of the language in use. */
export function useFormats(): Formats {
  const { language } = useTranslation().i18n
  return useMemo(() => new Formats(localeOf(language)), [language])
}

/** Writes a number of things in words, such as "1 day" and "12 days". */
export function useCounted(): (things: 'days' | 'businessDays' | 'rows' | 'checks' | 'guests', count: number | bigint) => string {
  const { t } = useTranslation()
  const formats = useFormats()
  return (things, count) => t(`counted.${things}`, { count: Number(count), number: formats.count(count) })
}
