// The columns of a report, and the report as text for a spreadsheet.
import type { TFunction } from 'i18next'
import type { ReportRow, SalesReport } from '../../api/report'
import type { Change } from '../../sales/change'
import { changeOfRow, isAverage, meanOf, valueOf } from '../../sales/report'
import type { WithoutSales } from '../../sales/withoutsales'
import { type ReportMeasure, reportMeasures, type ReportView } from '../../state/reportview'
import type { ReportNames } from './useNames'
import type { Sides } from './useSides'
import type { Write } from './useWrite'

/**
 * A column of numbers: all that was sold, the mean of a business day, the part that is compared, what with,
 * the change, or the share.
 */
export type Column = { id: ReportMeasure; kind: 'value' | 'mean' | 'part' | 'other' | 'change' | 'share' }

/** What can be sorted by: the groups, or a measure. */
export type SortKey = 'key' | ReportMeasure

/** The measure looked at with its mean, change and share as far as it has them, then the others. */
export function columnsOf(view: ReportView, { compared, items }: SalesReport, { basis }: Sides): Column[] {
  const id = view.measure
  const isPart = basis !== undefined || items.some(({ coverage }) => coverage)
  const kinds: [Column['kind'], boolean | undefined][] = [
    ['value', true], ['mean', items.some(({ perDay }) => perDay) && !isAverage(id)],
    ['part', compared?.known && isPart], ['other', compared?.known], ['change', compared?.known], ['share', !isAverage(id)],
  ]
  const rest = reportMeasures.filter((measure) => measure !== id).map((measure): Column => ({ id: measure, kind: 'value' }))
  return [...kinds.flatMap(([kind, isShown]) => (isShown ? [{ id, kind }] : [])), ...rest]
}

/** The value of a column in a row, where it is one of a measure; a mean is in ten-thousandths also of counts. */
export function cellValue(row: ReportRow, { id, kind }: Column): bigint | undefined {
  if (kind === 'mean') return meanOf(row, id)
  return valueOf(kind === 'part' ? row.part : kind === 'other' ? row.other : row.sold, id)
}

/** The change of a row in a column. */
export function cellChange(row: ReportRow, { id }: Column, names: ReportNames): Change {
  return changeOfRow(row, id, names.currency(row.currencyId))
}

/** What stands in a cell, for people. */
export function cellText(row: ReportRow, column: Column, names: ReportNames, write: Write): string {
  if (column.kind === 'change') return write.change(cellChange(row, column, names))
  if (column.kind === 'share') return write.share(row.share)
  if (column.kind === 'mean') return write.mean(cellValue(row, column), column.id, names.currency(row.currencyId))
  return write.value(cellValue(row, column), column.id, names.currency(row.currencyId))
}

/** The names of a row: its piece of the period and its groups. */
export function namesOf(row: ReportRow, view: ReportView, names: ReportNames, t: TFunction): string[] {
  if (row.rest) return [t('report.rest'), ...view.by.slice(1).map(() => '')]
  if (view.by.length === 0) return [row.bucket === undefined ? t('report.none') : names.bucket(row.bucket, row.again)]
  return view.by.map((dimension, at) => names.group(dimension, row.groups?.[at] ?? ''))
}

/** What a column is called, and which days and part of them it is of, where that is not the whole period. */
export type ColumnName = { name: string; of?: string }

export function columnName({ id, kind }: Column, sides: Sides, t: TFunction): ColumnName {
  switch (kind) {
    case 'value':
      return { name: t(`report.measures.${id}`) }
    case 'part':
      return { name: t(`report.measures.${id}`), of: sides.basis ?? t('report.columns.part') }
    case 'other':
      return { name: t('report.columns.other'), of: [sides.other, sides.basis].filter(Boolean).join(', ') }
    case 'share':
      return { name: t('report.columns.share'), of: t(`report.measures.${id}`) }
    case 'mean':
    case 'change':
      return { name: t(`report.columns.${kind}`) }
  }
}

type Texts = { view: ReportView; columns: Column[]; sides: Sides; names: ReportNames; write: Write; t: TFunction }

/** Tab-separated, with plain numbers. Units without sales come last, each with the reason. */
export function groupsText(rows: ReportRow[], without: WithoutSales[], { view, columns, sides, names, write, t }: Texts): string {
  const head = [...(view.by.length ? view.by.map((one) => t(`report.dimensions.${one}`)) : [t('report.when')]), t('curve.currency')]
  const lines = rows.map((row) => [
    ...namesOf(row, view, names, t), row.currencyId,
    ...columns.map((column) =>
      column.kind === 'change' || column.kind === 'share' || column.kind === 'mean'
        ? cellText(row, column, names, write)
        : write.plain(cellValue(row, column), column.id, names.currency(row.currencyId)),
    ),
  ])
  const nothing = without.map(({ name, reason }) =>
    view.by.map((dimension) => (dimension === 'unit' ? `${name} (${t(`withoutSales.${reason}`)})` : '')),
  )
  const texts = columns.map((column) => {
    const { name, of } = columnName(column, sides, t)
    return of ? `${name} (${of})` : name
  })
  return [[...head, ...texts], ...lines, ...nothing].map((cells) => cells.join('\t')).join('\n')
}
