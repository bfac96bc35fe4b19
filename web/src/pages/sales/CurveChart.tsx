import { useComputedColorScheme } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../state/formats'
import { chartOption } from './chartoption'
import type { CurveProps } from './CurveTable'
import classes from './sales.module.css'

register([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

/** The curve as a chart: this day in bars, the other as a line. */
export function CurveChart(props: CurveProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const scheme = useComputedColorScheme()
  const still = useReducedMotion()
  const element = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(undefined)

  useEffect(() => {
    const drawn = init(element.current, undefined, { renderer: 'svg' })
    const resized = new ResizeObserver(() => drawn.resize())
    resized.observe(element.current!)
    chart.current = drawn
    return () => {
      resized.disconnect()
      drawn.dispose()
    }
  }, [])

  useEffect(() => {
    const colour = (name: string) => getComputedStyle(element.current!).getPropertyValue(name)
    const texts = { now: t('curve.now'), noData: t('curve.noData') }
    chart.current?.setOption({ ...chartOption(props, formats, texts, colour), animation: !still })
  })

  return (
    <figure className={classes.figure} data-scheme={scheme}>
      <figcaption className={classes.legend}>
        <span className={classes.keyDay}>{props.names.day}</span>
        <span className={classes.keyOther}>{props.names.other}</span>
      </figcaption>
      <div
        ref={element}
        className={classes.chart}
        role="img"
        aria-label={t('curve.summary', { day: props.names.day, other: props.names.other })}
      />
    </figure>
  )
}
