import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { figureKey } from '../../api/sales'
import { CopyButton } from '../../components/CopyButton'
import type { Currency } from '../../format/formats'
import { type Sorting, sorted } from '../../sales/rows'
import type { Slot } from '../../sales/slots'
import { useFormats } from '../../state/formats'
import type { UnitDay } from '../../state/unitday'
import { FigureHead } from './FigureHead'
import { FigureRow } from './FigureRow'
import { TotalRow } from './TotalRow'
import { tableText } from './tabletext'
import { useNames } from './useNames'
import classes from './sales.module.css'

type Props = { day: UnitDay; slots: Slot[]; currencies: Currency[]; onOpen(slot: number): void }

/** Every figure of the day: sortable, with totals, each open to its history, and a button that copies it as spreadsheets like it. */
export function FigureTable({ day, slots, currencies, onOpen }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [sorting, setSorting] = useState<Sorting>({ column: 'slot', descending: false })
  const [firstKeys] = useState(() => new Set(day.figures.map(figureKey)))
  const rows = useMemo(() => sorted(day.figures, sorting), [day.figures, sorting])
  const names = useNames(day, slots, currencies)

  return (
    <section className={`panel ${classes.section}`}>
      <div className="row between">
        <h3 className="title" id="table-title">
          {t('table.title')}
        </h3>
        <CopyButton label={t('table.copy')} text={() => tableText(rows, names, formats, t)} />
      </div>
      <div className={classes.scroll} tabIndex={0} role="region" aria-labelledby="table-title">
        <table className={classes.table}>
          <FigureHead sorting={sorting} currencies={currencies} onSort={setSorting} />
          <tbody>
            {rows.map((figure) => (
              <FigureRow
                key={figureKey(figure)}
                figure={figure}
                names={names}
                fresh={!firstKeys.has(figureKey(figure))}
                withCurrency={currencies.length > 1}
                onOpen={onOpen}
              />
            ))}
          </tbody>
          <tfoot>
            {currencies.map((currency) => (
              <TotalRow
                key={currency.id}
                figures={day.figures}
                currency={currency}
                withCurrency={currencies.length > 1}
              />
            ))}
          </tfoot>
        </table>
      </div>
    </section>
  )
}
