import { Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Forecast } from '../../api/forecast'
import type { Currency } from '../../format/formats'
import { DayRow } from './DayRow'
import { best } from './expected'
import classes from './forecast.module.css'

type Props = { unitId: number; forecast: Forecast; currency: Currency; mayDecide: boolean }

/** The days to come, with what is expected of each. A day opens to say why, and to be adjusted. */
export function DayTable({ unitId, forecast, currency, mayDecide }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<string>()
  const highest = Math.max(1e-9, ...forecast.items.map((item) => best(item)?.high80 ?? 0))
  return (
    <section className={`panel ${classes.section}`}>
      <Title order={2} size="h5" id="days-title">
        {t('forecast.days')}
      </Title>
      <div className={classes.scroll} tabIndex={0} role="region" aria-labelledby="days-title">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('forecast.day')}</th>
              <th scope="col" className={classes.number}>
                {t('forecast.expected')}
              </th>
              <th scope="col" className={`${classes.number} ${classes.aside}`}>
                {t('forecast.interval80')}
              </th>
              <th scope="col" className={classes.wide} aria-hidden />
              <th scope="col">
                <span className="sr-only">{t('forecast.more')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {forecast.items.map((item) => (
              <DayRow
                key={item.bucket}
                unitId={unitId}
                item={item}
                currency={currency}
                highest={highest}
                mayDecide={mayDecide}
                opened={opened === item.bucket}
                onToggle={() => setOpened(opened === item.bucket ? undefined : item.bucket)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
