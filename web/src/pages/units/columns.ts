// The columns of a report, and the report as text for a spreadsheet.
import type { TFunction } from 'i18next'
import type { ReportRow } from '../../api/report'
import { changeOfRow, valueOf } from '../../sales/report'
import { type ReportMeasure, reportMeasures, type ReportView } from '../../state/reportview'
import type { ReportNames } from './useNames'
import type { Write } from './useWrite'

/** A column of numbers; those that can be sorted by have the name of their measure. */
export type Column = { id: 'key' | ReportMeasure; kind: 'value' | 'change' | 'other' | 'share' }

/** The measure looked at with its change and share, then the others. */
export function columnsOf(view: ReportView, compared: boolean): Column[] {
  const id = view.measure
  const changes: Column[] = compared ? [{ id, kind: 'other' }, { id, kind: 'change' }] : []
  const rest = reportMeasures.filter((measure) => measure !== id).map((measure): Column => ({ id: measure, kind: 'value' }))
  return [{ id, kind: 'value' }, ...changes, { id: 'netSales', kind: 'share' }, ...rest]
}

/** What stands in a cell, for people. */
export function cellText(row: ReportRow, { id, kind }: Column, names: ReportNames, write: Write): string {
  const measure = id as ReportMeasure
  const currency = names.currency(row.currencyId)
  if (kind === 'change') return write.change(changeOfRow(row, measure))
  if (kind === 'share') return write.share(row.share)
  return write.value(valueOf(kind === 'other' ? row.other : row.sold, measure), measure, currency)
}

/** The names of a row: its piece of the period and its groups. */
export function namesOf(row: ReportRow, view: ReportView, names: ReportNames, t: TFunction): string[] {
  if (row.rest) return [t('report.rest'), ...view.by.slice(1).map(() => '')]
  if (view.by.length === 0) return [row.bucket === undefined ? t('report.none') : names.bucket(row.bucket, row.again)]
  return view.by.map((dimension, at) => names.group(dimension, row.groups?.[at] ?? ''))
}

/** What a column is called. */
export function columnName({ id, kind }: Column, t: TFunction): string {
  if (kind === 'value') return t(`report.measures.${id as ReportMeasure}`)
  return t(`report.columns.${kind}`)
}

/** Tab-separated, with plain numbers. */
export function groupsText(rows: ReportRow[], view: ReportView, columns: Column[], names: ReportNames, write: Write, t: TFunction): string {
  const head = [...(view.by.length ? view.by.map((one) => t(`report.dimensions.${one}`)) : [t('report.when')]), t('curve.currency')]
  const lines = rows.map((row) => [
    ...namesOf(row, view, names, t), row.currencyId,
    ...columns.map((column) => {
      const measure = column.id as ReportMeasure
      if (column.kind === 'change') return write.change(changeOfRow(row, measure))
      if (column.kind === 'share') return write.share(row.share)
      return write.plain(valueOf(column.kind === 'other' ? row.other : row.sold, measure), measure, names.currency(row.currencyId))
    }),
  ])
  return [[...head, ...columns.map((column) => columnName(column, t))], ...lines].map((cells) => cells.join('\t')).join('\n')
}
