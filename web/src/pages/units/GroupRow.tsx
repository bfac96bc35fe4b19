import { useTranslation } from 'react-i18next'
import type { ReportRow } from '../../api/report'
import { Marked } from '../../components/Marked'
import { changeOfRow, valueOf } from '../../sales/report'
import { drilled } from '../../state/reportquestion'
import type { Dimension, ReportMeasure, ReportView } from '../../state/reportview'
import classes from '../sales/sales.module.css'
import { cellText, type Column, namesOf } from './columns'
import reportClasses from './units.module.css'
import { useNames } from './useNames'
import { useWrite } from './useWrite'

type Props = { row: ReportRow; view: ReportView; columns: Column[]; several: boolean; onOpen(dimension: Dimension, value: string): void }

/** One group. What changes while it is looked at is marked for a moment. */
export function GroupRow({ row, view, columns, several, onOpen }: Props) {
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
          <button type="button" className={reportClasses.drill} onClick={() => onOpen(dimension, value)}>
            {name}
          </button>
        ) : (
          name
        )
        return at === 0 ? <th key={at} scope="row">{content}</th> : <td key={at}>{content}</td>
      })}
      {several && <td>{row.currencyId}</td>}
      {columns.map((column) => (
        <td key={column.kind + column.id} className={classes.number}>
          <Cell row={row} column={column} text={cellText(row, column, names, write)} />
        </td>
      ))}
    </tr>
  )
}

function Cell({ row, column, text }: { row: ReportRow; column: Column; text: string }) {
  const measure = column.id as ReportMeasure
  if (column.kind === 'share') {
    return (
      <>
        {text}
        <span className={reportClasses.shareBar} style={{ width: `${Math.max(0, Number(row.share ?? 0)) * 100}%` }} />
      </>
    )
  }
  if (column.kind === 'change') {
    const change = changeOfRow(row, measure)
    return <span className={classes.direction} data-direction={change.known ? change.direction : undefined}>{text}</span>
  }
  if (column.kind === 'value') return <Marked value={String(valueOf(row.sold, measure))}>{text}</Marked>
  return <>{text}</>
}
