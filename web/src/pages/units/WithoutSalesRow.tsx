import { useTranslation } from 'react-i18next'
import type { WithoutSales } from '../../sales/withoutsales'
import type { Dimension, ReportView } from '../../state/reportview'
import classes from '../sales/sales.module.css'
import type { Column } from './columns'
import reportClasses from './units.module.css'

type Props = { unit: WithoutSales; view: ReportView; columns: Column[]; onDrill(dimension: Dimension, value: string): void }

/** A unit that sold nothing, and why. It leads to its day as the others do. */
export function WithoutSalesRow({ unit, view, columns, onDrill }: Props) {
  const { t } = useTranslation()
  return (
    <tr>
      {view.by.map((dimension, at) => {
        const name = dimension === 'unit' && (
          <>
            <button type="button" className={reportClasses.drill} onClick={() => onDrill('unit', String(unit.unitId))}>
              {unit.name}
            </button>
            <small className={reportClasses.cellOf}>{t(`withoutSales.${unit.reason}`)}</small>
          </>
        )
        return at === 0 ? <th key={dimension} scope="row">{name}</th> : <td key={dimension}>{name}</td>
      })}
      {columns.map(({ id, kind }) => (
        <td key={kind + id} className={classes.number}>
          <span aria-hidden>–</span>
          <span className="sr-only">{t('comparison.noValue')}</span>
        </td>
      ))}
    </tr>
  )
}
