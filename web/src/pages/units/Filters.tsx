import { Button, CloseButton, MultiSelect } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type BusinessUnit, configurationQuery, type TenantConfiguration, unitsQuery } from '../../api/setup'
import { weekdays } from '../../format/businessday'
import { type Dimension, dimensions, type ReportView } from '../../state/reportview'
import classes from './units.module.css'
import { useNames } from './useNames'

type Props = { view: ReportView; onChange(change: Partial<ReportView>): void }

/** What is shown of all there is: each filter with a way to take it off, and a panel with all of them. */
export function Filters({ view, onChange }: Props) {
  const { t } = useTranslation()
  const names = useNames()
  const [opened, { toggle }] = useDisclosure()
  const choose = (dimension: Dimension, values: string[]) => onChange({ filters: { ...view.filters, [dimension]: values.length ? values : undefined } })
  const chosen = dimensions.flatMap((dimension) => (view.filters[dimension] ?? []).map((value) => ({ dimension, value })))

  return (
    <div className={classes.filters}>
      <Button variant="default" aria-expanded={opened} onClick={toggle}>
        {t('report.filters')}
      </Button>
      {chosen.map(({ dimension, value }) => (
        <span key={dimension + value} className={classes.chip}>
          {t(`report.dimensions.${dimension}`)}: {names.group(dimension, value)}
          <CloseButton
            aria-label={t('report.removeFilter', { name: names.group(dimension, value) })}
            size={44}
            onClick={() => choose(dimension, view.filters[dimension]!.filter((other) => other !== value))}
          />
        </span>
      ))}
      {chosen.length > 1 && (
        <Button variant="subtle" onClick={() => onChange({ filters: {} })}>
          {t('report.noFilters')}
        </Button>
      )}
      {opened && <FilterPanel view={view} onChoose={choose} />}
    </div>
  )
}

function FilterPanel({ view, onChoose }: { view: ReportView; onChoose(dimension: Dimension, values: string[]): void }) {
  const { t } = useTranslation()
  const names = useNames()
  const { data: units = [] } = useQuery(unitsQuery)
  const { data: configuration } = useQuery(configurationQuery)
  return (
    <div className={`panel ${classes.filterPanel}`} role="group" aria-label={t('report.filters')}>
      {dimensions.map((dimension) => {
        const values = valuesOf(dimension, units, configuration)
        return values.length < 2 ? null : (
          <MultiSelect
            key={dimension}
            label={t(`report.dimensions.${dimension}`)}
            data={values.map((value) => ({ value, label: names.group(dimension, value) }))}
            value={view.filters[dimension] ?? []}
            onChange={(chosen) => onChoose(dimension, chosen)}
            searchable
            clearable
            hidePickedOptions
            comboboxProps={{ withinPortal: false }}
          />
        )
      })}
    </div>
  )
}

/** What a dimension can be filtered by. */
function valuesOf(dimension: Dimension, units: BusinessUnit[], configuration: TenantConfiguration | undefined): string[] {
  const of: Record<Dimension, (string | undefined)[]> = {
    unit: units.map(({ id }) => String(id)),
    brand: units.map(({ groupings }) => groupings?.brand),
    company: units.map(({ groupings }) => groupings?.company),
    country: units.map(({ groupings }) => groupings?.country),
    region: units.map(({ groupings }) => groupings?.region),
    city: units.map(({ groupings }) => groupings?.city),
    salesType: configuration?.salesTypes.map(({ id }) => id) ?? [],
    category: configuration?.salesTypes.map(({ category }) => category) ?? [],
    daypart: configuration?.dayparts.map(({ id }) => id) ?? [],
    weekday: weekdays,
  }
  const values = [...new Set(of[dimension].filter((value) => value !== undefined && value !== ''))] as string[]
  return dimension === 'weekday' || dimension === 'daypart' ? values : values.sort((a, b) => a.localeCompare(b, undefined, { numeric: true }))
}
