// Of which units, weekdays and dayparts a report is.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type BusinessUnit, configurationQuery, unitsQuery } from '../api/setup'
import type { Scope } from '../sales/running'
import type { ReportView } from './reportview'

const unitGroups = ['brand', 'company', 'country', 'region', 'city'] as const

/** The units that filters keep, and that sell in a currency if one is named. */
export function keptUnits(units: BusinessUnit[], filters: ReportView['filters'], currencyId?: string): BusinessUnit[] {
  const isKept = (values: string[] | undefined, value = '') => !values || values.includes(value)
  return units.filter(
    ({ id, groupings, currencies }) =>
      isKept(filters.unit, String(id)) && unitGroups.every((group) => isKept(filters[group], groupings?.[group])) &&
      (!currencyId || currencies.includes(currencyId)),
  )
}

/** What the report of a view covers in a currency, or in all of them, as far as is known yet. */
export function useScope({ filters }: ReportView, currencyId?: string): Scope {
  const { data: units } = useQuery(unitsQuery)
  const { data: configuration } = useQuery(configurationQuery)
  const dayparts = filters.daypart && configuration?.dayparts
  return useMemo(
    () => ({
      units: keptUnits(units ?? [], filters, currencyId),
      weekdays: filters.weekday,
      // What lies in no daypart has no end of its own.
      dayparts: filters.daypart?.includes('') ? undefined : dayparts?.filter(({ id }) => filters.daypart?.includes(id)),
    }),
    [units, dayparts, filters, currencyId],
  )
}
