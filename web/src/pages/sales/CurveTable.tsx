import { useTranslation } from 'react-i18next'
import type { Currency } from '../../format/formats'
import type { CurvePoint } from '../../sales/curve'
import type { Slot } from '../../sales/slots'
import { useFormats } from '../../state/formats'
import { range } from '../forecast/expected'
import { SlotButton } from './SlotButton'
import { slotName } from './slotname'
import classes from './sales.module.css'

export type CurveProps = {
  points: CurvePoint[]
  names: { day: string; other: string }
  currency: Currency
  timeZone: string
  /** The slot that is running, if one is. */
  running: Slot | undefined
  /** Whether each point is the sum from the start of the day. */
  cumulated: boolean
  /** Opens a slot, by the instant it starts, into where its figures come from. */
  onOpen(slot: number): void
}

/** The curve as a table, for those who cannot see it or want the digits. */
export function CurveTable({ points, names, currency, timeZone, running, onOpen }: CurveProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const written = (net: bigint | undefined) => (net === undefined ? t('curve.noData') : formats.amount(net, currency))
  const withBand = points.some(({ expected }) => expected)
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-labelledby="curve-title">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('curve.slot')}</th>
            <th scope="col" className={classes.number}>
              {names.day} ({currency.id})
            </th>
            <th scope="col" className={classes.number}>
              {names.other} ({currency.id})
            </th>
            {withBand && (
              <th scope="col" className={classes.number}>
                {t('forecast.band')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {points.map(({ slot, net, otherNet, expected }) => (
            <tr key={slot.start} className={classes.opening} onClick={() => onOpen(slot.startTime)}>
              <th scope="row">
                <SlotButton name={slotName(slot, timeZone, formats)} />
              </th>
              <td className={classes.number}>{written(net)}{slot === running && net !== undefined && `, ${t('report.soFar')}`}</td>
              <td className={classes.number}>{written(otherNet)}</td>
              {withBand && <td className={classes.number}>{expected && range(expected, currency, formats)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
