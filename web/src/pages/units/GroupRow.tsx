import { useTranslation } from 'react-i18next'
import type { ReportRow } from '../../api/report'
import { Marked } from '../../components/Marked'
import { OpeningButton } from '../../components/OpeningButton'
import { coverageText } from '../../sales/coverage'
import { drilled } from '../../state/reportquestion'
import { useCounted } from '../../state/formats'
import { hasFigures, type OpenedNumber } from '../../state/openednumber'
import type { Dimension, ReportView } from '../../state/reportview'
import classes from '../sales/sales.module.css'
import { cellChange, cellText, cellValue, type Column, namesOf } from './columns'
import reportClasses from './units.module.css'
import { useNames } from './useNames'
import { useWrite } from './useWrite'

type Props = {
  row: ReportRow
  view: ReportView
  columns: Column[]
  onDrill(dimension: Dimension, value: string): void
  /** Opens the numbers of this period, of its compared part, or of the other. */
  onOpen(of: OpenedNumber['of']): void
}

/**
 * One group. What changes while it is looked at is marked for a moment. All measures of a
 * number are made of the same figures, so one of them opens them.
 */
export function GroupRow({ row, view, columns, onDrill, onOpen }: Props) {
  const { t } = useTranslation()
  const names = useNames()
  const write = useWrite()
  return (
    <tr>
      {namesOf(row, view, names, t).map((name, at) => {
        const dimension = view.by[at]
        const value = row.groups?.[at] ?? ''
        const opens = dimension !== undefined && !row.rest && (dimension === 'unit' || drilled(view, dimension, value) !== undefined)
        const content = opens ? (
          <button type="button" className={reportClasses.drill} onClick={() => onDrill(dimension, value)}>
            {name}
          </button>
        ) : (
          name
        )
        return at === 0 ? <th key={at} scope="row">{content}</th> : <td key={at}>{content}</td>
      })}
      {columns.map((column) => (
        <td key={column.kind + column.id} className={classes.number}>
          <Cell row={row} column={column} view={view} text={cellText(row, column, names, write)} onOpen={onOpen} />
        </td>
      ))}
    </tr>
  )
}

type CellProps = { row: ReportRow; column: Column; view: ReportView; text: string; onOpen: Props['onOpen'] }

function Cell({ row, column, view, text, onOpen }: CellProps) {
  const { t } = useTranslation()
  const names = useNames()
  const counted = useCounted()
  switch (column.kind) {
    case 'share':
      return (
        <>
          {text}
          <span className={reportClasses.shareBar} style={{ width: `${Math.max(0, Number(row.share ?? 0)) * 100}%` }} />
        </>
      )
    case 'change': {
      const change = cellChange(row, column, names)
      const coverage = coverageText(row, t)
      return (
        <>
          <span className={classes.direction} data-direction={change.known ? change.direction : undefined}>{text}</span>
          {coverage && <small className={reportClasses.cellOf}>{coverage}</small>}
        </>
      )
    }
    case 'mean':
      return (
        <>
          {text}
          {row.perDay && <small className={reportClasses.cellOf}>{counted('days', row.perDay.days)}</small>}
        </>
      )
  }
  const of = column.kind === 'value' ? 'sold' : column.kind
  const shown = of === 'sold' ? <Marked value={String(cellValue(row, column))}>{text}</Marked> : text
  if (!row[of] || column.id !== view.measure || !hasFigures(view, of)) return shown
  return <OpeningButton onOpen={() => onOpen(of)}>{shown}</OpeningButton>
}
