import { Group, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ReportRow, SalesReport } from '../../api/report'
import { unitsQuery } from '../../api/setup'
import { CopyButton } from '../../components/CopyButton'
import { dayComparisons } from '../../sales/otherday'
import { currenciesOf } from '../../sales/report'
import { areRows, withoutSalesIn } from '../../sales/withoutsales'
import { type OpenedNumber, rowNumber } from '../../state/openednumber'
import { drilled, single } from '../../state/reportquestion'
import type { Dimension, ReportView } from '../../state/reportview'
import { viewParams } from '../../sales/view'
import classes from '../sales/sales.module.css'
import { columnsOf, groupsText, type SortKey } from './columns'
import { GroupHead } from './GroupHead'
import { GroupRow } from './GroupRow'
import { useNames } from './useNames'
import { useSides } from './useSides'
import { useWrite } from './useWrite'
import { WithoutSalesRow } from './WithoutSalesRow'

type Props = { view: ReportView; report: SalesReport; onChange(change: Partial<ReportView>): void; onOpen(number: OpenedNumber): void }

/** Every number of the report, in a table for each currency: amounts of two are never in one order, nor parts of one whole. */
export function Groups(props: Props) {
  const currencies = currenciesOf(props.report.items)
  return currencies.map((currencyId) => (
    <CurrencyTable key={currencyId} {...props} currencyId={currencyId} currencies={currencies} />
  ))
}

/** A table that sorts; each group leads to what it holds, each number to its figures. */
function CurrencyTable({ view, report, onChange, onOpen, currencyId, currencies }: Props & { currencyId: string; currencies: string[] }) {
  const { t } = useTranslation()
  const titleId = useId()
  const names = useNames()
  const write = useWrite()
  const sides = useSides(view, report, currencyId)
  const [, go] = useLocation()
  const columns = columnsOf(view, report, sides)
  const { data: units = [] } = useQuery(unitsQuery)
  const without = areRows(view, report) ? withoutSalesIn(currencyId, currencies, report, units) : []
  const rows = report.items.filter((row) => row.currencyId === currencyId)
  const title = view.by.length ? t('report.groups', { by: view.by.map((one) => t(`report.dimensions.${one}`)).join(', ') }) : t('report.overTime')

  const drill = (dimension: Dimension, value: string) => {
    if (dimension !== 'unit') return onChange(drilled(view, dimension, value)!)
    const current = units.find(({ id }) => String(id) === value)?.currentBusinessDay ?? report.end
    const businessDay = single(view) ? (view.day ?? view.start) : current < report.end ? current : report.end
    const compare = dayComparisons.find((one) => one === view.compare && one !== 'chosen')
    go(`/analytics/sales?${viewParams({ unitId: Number(value), businessDay: view.period === 'today' ? undefined : businessDay, compare })}`)
  }
  const sort = (column: SortKey) => {
    const descending = view.sort === column ? !view.descending : column !== 'key'
    onChange({ sort: column, descending })
  }

  return (
    <section className={`panel ${classes.section}`}>
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h5" id={titleId}>
          {currencies.length === 1 ? title : t('report.inCurrency', { title, currency: currencyId })}
        </Title>
        <CopyButton label={t('table.copy')} text={() => groupsText(rows, without, { view, columns, sides, names, write, t })} />
      </Group>
      <div className={classes.scroll} tabIndex={0} role="region" aria-labelledby={titleId}>
        <table className={classes.table}>
          <GroupHead view={view} columns={columns} sides={sides} onSort={sort} />
          <tbody>
            {rows.map((row) => (
              <GroupRow key={rowKey(row)} row={row} view={view} columns={columns} onDrill={drill} onOpen={(of) => onOpen(rowNumber(row, 'groups', of))} />
            ))}
            {without.map((unit) => (
              <WithoutSalesRow key={unit.unitId} unit={unit} view={view} columns={columns} onDrill={drill} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function rowKey(row: ReportRow): string {
  return [row.bucket, row.again, row.rest, ...(row.groups ?? [])].join(' ')
}
