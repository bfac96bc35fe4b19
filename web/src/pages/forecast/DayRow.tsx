import { Button } from '@mantine/core'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Estimate, ForecastItem } from '../../api/forecast'
import type { Currency } from '../../format/formats'
import { useFormats } from '../../state/formats'
import { AdjustForm } from './AdjustForm'
import { best, occasion, range, written } from './expected'
import { WhyList } from './WhyList'
import classes from './forecast.module.css'

type Props = {
  unitId: number
  item: ForecastItem
  currency: Currency
  /** The highest end of all intervals, which the bars are drawn against. */
  highest: number
  mayDecide: boolean
  opened: boolean
  onToggle(): void
}

export function DayRow({ unitId, item, currency, highest, mayDecide, opened, onToggle }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const estimate = best(item)
  const panel = `day-${item.bucket}`
  return (
    <>
      <tr>
        <th scope="row">
          {formats.shortDay(item.businessDay)}
          <Remarks item={item} />
        </th>
        <td className={classes.number}>
          {estimate && <data value={estimate.expected}>{written(estimate.expected, currency, formats)}</data>}
          {estimate && <span className={classes.below}>{range(estimate, currency, formats)}</span>}
          {item.adjusted && item.forecast && (
            <span className={classes.note}>
              {t('forecast.system', { amount: written(item.forecast.expected, currency, formats) })}
            </span>
          )}
        </td>
        <td className={`${classes.number} ${classes.aside}`}>{estimate && range(estimate, currency, formats)}</td>
        <td className={classes.wide} aria-hidden>
          {estimate && <Bar estimate={estimate} highest={highest} />}
        </td>
        <td>
          <Button
            variant="default"
            onClick={onToggle}
            aria-expanded={opened}
            aria-controls={opened ? panel : undefined}
            data-day={item.businessDay}
            className={classes.action}
          >
            {t(mayDecide ? 'forecast.whyAndAdjust' : 'forecast.why')}
            <span className="sr-only">, {formats.day(item.businessDay)}</span>
          </Button>
        </td>
      </tr>
      {opened && (
        <tr id={panel}>
          <td colSpan={5} className={classes.opened}>
            <WhyList item={item} currency={currency} />
            {mayDecide && <AdjustForm unitId={unitId} item={item} currency={currency} />}
          </td>
        </tr>
      )}
    </>
  )
}

/** What is special about a day. */
function Remarks({ item }: { item: ForecastItem }) {
  const { t } = useTranslation()
  return (
    <>
      {item.kind === 'running' && <span className={classes.note}>{t('forecast.running')}</span>}
      {item.special && <span className={classes.note}>{occasion(item.special, t)}</span>}
      {item.closed && <span className={classes.note}>{t(`forecast.closed.${item.closed}`)}</span>}
      {item.adjustment && (
        <span className={classes.note}>
          {t('forecast.adjustedBy', { who: item.adjustment.actor.username ?? item.adjustment.actor.clientId, reason: item.adjustment.reason })}
        </span>
      )}
    </>
  )
}

/** The intervals of 80 and 50 % as bars, and what is expected as a mark. */
function Bar({ estimate: { expected, low50, high50, low80, high80 }, highest }: { estimate: Estimate; highest: number }) {
  const part = (low = expected, high = expected): CSSProperties => ({
    insetInlineStart: `${(100 * low) / highest}%`,
    width: `${(100 * (high - low)) / highest}%`,
  })
  return (
    <div className={classes.bar}>
      <span className={classes.in80} style={part(low80, high80)} />
      <span className={classes.in50} style={part(low50, high50)} />
      <span className={classes.mark} style={part()} />
    </div>
  )
}
