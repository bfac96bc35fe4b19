import { useTranslation } from 'react-i18next'
import type { BusinessUnit } from '../../api/setup'
import { changedSince } from '../../sales/lateness'
import { dayState } from '../../sales/slots'
import type { LiveStatus } from '../../state/follow'
import { useFormats } from '../../state/formats'
import type { UnitDay } from '../../state/unitday'
import { LastReceived } from './LastReceived'
import classes from './sales.module.css'

type Props = { unit: BusinessUnit; day: UnitDay; live: LiveStatus; now: number }

/** Which day it is, how far it can be relied on, when it last heard from the tills, and whether the page does. */
export function DayStatus({ unit, day, live, now }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { calendar } = day
  const state = dayState(calendar, now)
  return (
    <div className={`row ${classes.status}`}>
      <h2 className={classes.day}>{formats.day(calendar.businessDay)}</h2>
      <span className="badge" data-tone={state}>
        {t(`state.${state}`)}
      </span>
      {state === 'complete' && changedSince(day.standing) && (
        <span className="badge" data-tone="changed">
          {t('state.changed')}
        </span>
      )}
      {day.standing.final && <span className="badge">{t('state.final')}</span>}
      {calendar.hours !== 24 && (
        <span className="badge" data-tone="changed">
          {t('state.clockChange', { hours: formats.count(calendar.hours) })}
        </span>
      )}
      <span className={classes.spacer} />
      <LastReceived unit={unit} day={day} />
      <span className={classes.live} data-live={live} role="status">
        {t(`state.${live}`)}
      </span>
    </div>
  )
}
