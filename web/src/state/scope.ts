// Of which units, weekdays and dayparts a report is.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type BusinessUnit, configurationQuery, unitsQuery } from '../api/setup'
import type { Scope } from '../sales/running'
import type { ReportView } from './reportview'

const unitGroups = ['brand', 'company', 'country', 'region', 'city'] as const

/** The units that filters keep. */
export function keptUnits(units: BusinessUnit[], filters: ReportView['filters']): BusinessUnit[] {
  const isKept = (values: string[] | undefined, value = '') => !values || values.includes(value)
  return units.filter(
    ({ id, groupings }) =>
      isKept(filters.unit, String(id)) && unitGroups.every((group) => isKept(filters[group], groupings?.[group])),
  )
}

/** What the report of a view covers, as far as is known yet. */
export function useScope({ filters }: ReportView): Scope {
  const { data: units } = useQuery(unitsQuery)
  const { data: configuration } = useQuery(configurationQuery)
  const dayparts = filters.daypart && configuration?.dayparts
  return useMemo(
    () => ({
      units: keptUnits(units ?? [], filters),
      weekdays: filters.weekday,
      // What lies in no daypart has no end of its own.
      dayparts: filters.daypart?.includes('') ? undefined : dayparts?.filter(({ id }) => filters.daypart?.includes(id)),
    }),
    [units, dayparts, filters],
  )
}
