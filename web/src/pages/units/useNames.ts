// What the groups and pieces of a report are called.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { configurationQuery, unitsQuery } from '../../api/setup'
import { asDate } from '../../format/businessday'
import type { Currency } from '../../format/formats'
import { useFormats } from '../../state/formats'
import type { Dimension } from '../../state/reportview'

export type ReportNames = {
  group(dimension: Dimension, value: string): string
  bucket(key: string, again?: boolean): string
  currency(id: string): Currency
}

const usualDecimals = 2
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const someMonday = '2026-11-23'

export function useNames(): ReportNames {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const { data: units } = useQuery(unitsQuery)
  const { data: configuration } = useQuery(configurationQuery)

  return useMemo(() => {
    const unitNames = new Map(units?.map(({ id, name }) => [String(id), name]))
    const inLanguage = (names: Record<string, string>, id: string) => names[i18n.language] ?? names.en ?? id
    const types = new Map(configuration?.salesTypes.map(({ id, names }) => [id, inLanguage(names, id)]))
    const dayparts = new Map(configuration?.dayparts.map(({ id, names }) => [id, inLanguage(names, id)]))
    const countries = new Intl.DisplayNames(formats.locale, { type: 'region' })
    const date = (options: Intl.DateTimeFormatOptions, day: string) =>
      new Intl.DateTimeFormat(formats.locale, { ...options, timeZone: 'UTC' }).format(asDate(day))
    const weekday = (id: string) => {
      const day = new Date(asDate(someMonday).getTime() + weekdays.indexOf(id) * 86_400_000).toISOString().slice(0, 10)
      return weekdays.includes(id) ? date({ weekday: 'long' }, day) : id
    }
    const named: Partial<Record<Dimension, (value: string) => string | undefined>> = {
      unit: (value) => unitNames.get(value),
      salesType: (value) => types.get(value),
      daypart: (value) => dayparts.get(value),
      country: (value) => (/^[A-Z]{2}$/.test(value) ? countries.of(value) : undefined),
      weekday,
    }
    return {
      group: (dimension, value) => (value === '' ? t('report.none') : (named[dimension]?.(value) ?? value)),
      bucket: (key, again = false) => {
        if (again) return t('report.again', { time: key })
        if (/^\d{4}-\d\d$/.test(key)) return date({ month: 'short', year: 'numeric' }, `${key}-01`)
        if (/^\d{4}-\d\d-\d\d$/.test(key)) return formats.shortDay(key)
        return dayparts.get(key) ?? (weekdays.includes(key) ? weekday(key) : key)
      },
      currency: (id) => configuration?.currencies.find((currency) => currency.id === id) ?? { id, decimals: usualDecimals },
    }
  }, [t, i18n.language, formats, units, configuration])
}
