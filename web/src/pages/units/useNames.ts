// What the groups and pieces of a report are called.
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type BusinessUnit, configurationQuery, type TenantConfiguration, unitsQuery } from '../../api/setup'
import { isBusinessDay, weekdays } from '../../format/businessday'
import type { Currency, Formats } from '../../format/formats'
import { useFormats } from '../../state/formats'
import type { Dimension } from '../../state/reportview'

export type ReportNames = {
  group(dimension: Dimension, value: string): string
  bucket(key: string, again?: boolean): string
  currency(id: string): Currency
}

const usualDecimals = 2

export function useNames(): ReportNames {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const { data: units } = useQuery(unitsQuery)
  const { data: configuration } = useQuery(configurationQuery)
  return useMemo(
    () => newNames({ t, language: i18n.language, formats, units, configuration }),
    [t, i18n.language, formats, units, configuration],
  )
}

type Known = { t: TFunction; language: string; formats: Formats; units?: BusinessUnit[]; configuration?: TenantConfiguration }

/** The names as far as units and configuration are known. */
export function newNames({ t, language, formats, units, configuration }: Known): ReportNames {
  const unitNames = new Map(units?.map(({ id, name }) => [String(id), name]))
  const inLanguage = (names: Record<string, string>, id: string) => names[language] ?? names.en ?? id
  const types = new Map(configuration?.salesTypes.map(({ id, names }) => [id, inLanguage(names, id)]))
  const dayparts = new Map(configuration?.dayparts.map(({ id, names }) => [id, inLanguage(names, id)]))
  const countries = new Intl.DisplayNames(formats.locale, { type: 'region' })
  const weekday = (id: string) => (weekdays.includes(id) ? formats.weekday(id) : id)
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
      if (/^\d{4}-\d\d$/.test(key)) return formats.month(key)
      return isBusinessDay(key) ? formats.shortDay(key) : (dayparts.get(key) ?? weekday(key))
    },
    currency: (id) => configuration?.currencies.find((currency) => currency.id === id) ?? { id, decimals: usualDecimals },
  }
}
