import { Group, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ReportRow, SalesReport } from '../../api/report'
import { CopyButton } from '../../components/CopyButton'
import { dayComparisons } from '../../sales/otherday'
import { currenciesOf } from '../../sales/report'
import { type OpenedNumber, rowNumber } from '../../state/openednumber'
import { drilled, single } from '../../state/reportquestion'
import type { Dimension, ReportView } from '../../state/reportview'
import { viewParams } from '../../sales/view'
import classes from '../sales/sales.module.css'
import { type Column, columnsOf, groupsText } from './columns'
import { GroupHead } from './GroupHead'
import { GroupRow } from './GroupRow'
import { useNames } from './useNames'
import { useWrite } from './useWrite'

type Props = { view: ReportView; report: SalesReport; onChange(change: Partial<ReportView>): void; onOpen(number: OpenedNumber): void }

/** Every number of the report in a table that sorts; each group leads to what it holds, each number to its figures. */
export function Groups({ view, report, onChange, onOpen }: Props) {
  const { t } = useTranslation()
  const names = useNames()
  const write = useWrite()
  const [, go] = useLocation()
  const columns = columnsOf(view, report.compared !== undefined)
  const several = currenciesOf(report.items).length > 1

  const drill = (dimension: Dimension, value: string) => {
    if (dimension !== 'unit') return onChange(drilled(view, dimension, value)!)
    const businessDay = single(view) ? (view.day ?? view.start) : report.end
    const compare = dayComparisons.find((one) => one === view.compare && one !== 'chosen')
    go(`/analytics/sales?${viewParams({ unitId: Number(value), businessDay: view.period === 'today' ? undefined : businessDay, compare })}`)
  }
  const sort = (column: Column['id']) => {
    const descending = view.sort === column ? !view.descending : column !== 'key'
    onChange({ sort: column, descending })
  }

  return (
    <section className={`panel ${classes.section}`}>
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h5" id="groups-title">
          {view.by.length ? t('report.groups', { by: view.by.map((one) => t(`report.dimensions.${one}`)).join(', ') }) : t('report.overTime')}
        </Title>
        <CopyButton label={t('table.copy')} text={() => groupsText(report.items, view, columns, names, write, t)} />
      </Group>
      <div className={classes.scroll} tabIndex={0} role="region" aria-labelledby="groups-title">
        <table className={classes.table}>
          <GroupHead view={view} columns={columns} several={several} onSort={sort} />
          <tbody>
            {report.items.map((row) => (
              <GroupRow key={rowKey(row)} row={row} view={view} columns={columns} several={several} onDrill={drill} onOpen={(of) => onOpen(rowNumber(row, 'groups', of))} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function rowKey(row: ReportRow): string {
  return [row.bucket, row.again, row.rest, row.currencyId, ...(row.groups ?? [])].join(' ')
}
