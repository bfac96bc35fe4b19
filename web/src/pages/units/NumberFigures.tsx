import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ReportFigure } from '../../api/report'
import { unitsQuery } from '../../api/setup'
import type { Currency } from '../../format/formats'
import opening from '../../components/OpeningButton.module.css'
import { parseAmount } from '../../format/money'
import { total } from '../../sales/totals'
import { useFormats } from '../../state/formats'
import { viewParams } from '../../sales/view'
import { Sender } from '../sales/origin/Sender'
import own from '../sales/origin/origin.module.css'
import classes from '../sales/sales.module.css'
import { type ReportNames, useNames } from './useNames'

type Props = {
  figures: ReportFigure[]
  currencyId: string
  /** Whether these are all the figures of the number. */
  whole: boolean
}

/** The figures of a number and their sum. Each says when it last changed and by whom, and leads to every change of its slot. */
export function NumberFigures({ figures, currencyId, whole }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const names = useNames()
  const { data: units } = useQuery(unitsQuery)
  const zones = new Map(units?.map(({ id, timeZone }) => [id, timeZone]))
  const currency = names.currency(currencyId)
  const shows = { unit: several(figures, ({ unitId }) => unitId), day: several(figures, ({ businessDay }) => businessDay) }
  const same = [!shows.unit && figures[0]!.unitName, !shows.day && formats.day(figures[0]!.businessDay)]
  const sum = total(figures)
  const numbers = [
    formats.amount(sum.netSales, currency), formats.amount(sum.grossSales, currency), formats.count(sum.numChecks), formats.count(sum.numGuests),
  ]
  return (
    <div className={`${classes.scroll} ${own.parts}`} tabIndex={0} role="region" aria-label={t('report.figures.label')}>
      <table className={classes.table}>
        <caption className={own.caption}>{same.filter(Boolean).join(' · ')}</caption>
        <Head currency={currency} shows={shows} />
        <tbody>
          {figures.map((figure) => (
            <Row
              key={keyOf(figure)}
              figure={figure}
              currency={currency}
              names={names}
              shows={shows}
              timeZone={zones.get(figure.unitId) ?? 'UTC'}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2 + Number(shows.unit) + Number(shows.day)}>
              {whole ? t('table.total') : t('report.figures.shown', { number: formats.count(figures.length) })}
            </th>
            {numbers.map((text, at) => <td key={at} className={classes.number}>{text}</td>)}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** Whether the columns of unit and business day stand there: what is the same in every row is said once. */
type Shows = { unit: boolean; day: boolean }

function Head({ currency, shows }: { currency: Currency; shows: Shows }) {
  const { t } = useTranslation()
  const words = [
    t('table.slot'), ...(shows.unit ? [t('report.dimensions.unit')] : []), ...(shows.day ? [t('report.figures.day')] : []), t('table.salesType'),
  ]
  const numbers = [
    `${t('table.netSales')} (${currency.id})`, `${t('table.grossSales')} (${currency.id})`, t('table.numChecks'), t('table.numGuests'),
  ]
  return (
    <thead>
      <tr>
        {words.map((text) => <th key={text} scope="col">{text}</th>)}
        {numbers.map((text) => <th key={text} scope="col" className={classes.number}>{text}</th>)}
        <th scope="col">{t('report.figures.changed')}</th>
      </tr>
    </thead>
  )
}

type RowProps = { figure: ReportFigure; currency: Currency; names: ReportNames; shows: Shows; timeZone: string }

function Row({ figure, currency, names, shows, timeZone }: RowProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { unitId, businessDay, timeSlotStart } = figure
  const history = viewParams({ unitId, businessDay, opened: timeSlotStart ? Date.parse(timeSlotStart) : 'day' })
  const numbers = [
    formats.amount(parseAmount(figure.netSales), currency), formats.amount(parseAmount(figure.grossSales), currency),
    formats.count(figure.numChecks), formats.count(figure.numGuests),
  ]
  return (
    <tr>
      <th scope="row">
        <Link href={`/analytics/sales?${history}`} className={opening.open}>
          {timeSlotStart ? formats.time(timeSlotStart, timeZone) : t('report.figures.wholeDay')}
          <span className="sr-only">, {t('origin.open')}</span>
        </Link>
      </th>
      {shows.unit && <td>{figure.unitName}</td>}
      {shows.day && <td>{formats.shortDay(businessDay)}</td>}
      <td>{names.group('salesType', figure.salesTypeId)}</td>
      {numbers.map((text, at) => <td key={at} className={classes.number}>{text}</td>)}
      <td>
        <Sender of={{ ...figure, receivedAt: figure.changedAt }} timeZone={timeZone} />
        {figure.changes > 1 && <span className={own.quiet}>{t('report.figures.changes', { number: formats.count(figure.changes) })}</span>}
      </td>
    </tr>
  )
}

function several(figures: ReportFigure[], of: (figure: ReportFigure) => unknown): boolean {
  return new Set(figures.map(of)).size > 1
}

function keyOf({ unitId, businessDay, timeSlotStart, salesTypeId }: ReportFigure): string {
  return [unitId, businessDay, timeSlotStart, salesTypeId].join(' ')
}
