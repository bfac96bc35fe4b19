import { useTranslation } from 'react-i18next'
import { EChart } from '../../components/EChart'
import { useFormats } from '../../state/formats'
import { chartOption } from './chartoption'
import type { CurveProps } from './CurveTable'
import classes from './sales.module.css'

/** The curve as a chart: this day in bars, or summed up as a line, and the other as a line. A click opens the slot. */
export function CurveChart(props: CurveProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const texts = {
    now: t('curve.now'), noData: t('curve.noData'), soFar: t('report.soFar'), expected: t('forecast.band'),
    line: (of: string, value: string) => t('curve.line', { of, value }),
  }
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.legend}>
        <span className={classes.keyDay}>{props.names.day}</span>
        <span className={classes.keyOther}>{props.names.other}</span>
        {props.points.some(({ expected }) => expected) && <span className={classes.keyBand}>{t('forecast.band')}</span>}
      </figcaption>
      <EChart
        className={classes.chart}
        label={t(props.cumulated ? 'curve.cumulatedSummary' : 'curve.summary', { day: props.names.day, other: props.names.other })}
        option={(colour) => chartOption(props, formats, texts, colour)}
        onChoose={(index) => props.onOpen(props.points[index]!.slot.startTime)}
      />
    </figure>
  )
}
