import type { EChartsCoreOption } from 'echarts/core'
import { useTranslation } from 'react-i18next'
import { type Colour, EChart } from '../../components/EChart'
import type { Formats } from '../../format/formats'
import { toDecimal } from '../../format/money'
import { useFormats } from '../../state/formats'
import classes from '../sales/sales.module.css'
import type { Drawn } from './CourseLines'

type Props = {
  drawn: Drawn[]
  names: { own: string; other: string }
  money: boolean
  bars: boolean
  /** The piece that is running. */
  until: number | undefined
  onChoose(index: number): void
}

/** This period in bars, or where it is summed up as a line, and the other as a line. */
export function CourseChart(props: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.legend}>
        <span className={classes.keyDay}>{props.names.own}</span>
        {props.names.other && <span className={classes.keyOther}>{props.names.other}</span>}
      </figcaption>
      <EChart
        className={classes.chart}
        label={t('report.chartSummary')}
        option={(colour) => option(props, formats, t('curve.now'), colour)}
        onChoose={props.onChoose}
      />
    </figure>
  )
}

function option(props: Props, formats: Formats, now: string, colour: Colour): EChartsCoreOption {
  const { drawn, money, bars, until } = props
  const quiet = { color: colour('--quiet'), fontSize: 12 }
  const height = (value: bigint | undefined) => (value === undefined ? '-' : Number(money ? toDecimal(value) : value))
  return {
    animationDuration: 300,
    animationDurationUpdate: 300,
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 4, right: 12, top: 28, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colour('--panel'),
      borderColor: colour('--line'),
      textStyle: { color: colour('--ink'), fontSize: 13 },
      formatter: ([first]: [{ dataIndex: number }]) => tooltip(props, first.dataIndex),
    },
    xAxis: { type: 'category', data: drawn.map(({ name }) => name), axisLabel: { ...quiet, hideOverlap: true }, axisTick: { show: false }, axisLine: { lineStyle: { color: colour('--line') } } },
    yAxis: { type: 'value', splitNumber: 4, axisLabel: { ...quiet, formatter: (value: number) => formats.shortAmount(value) }, splitLine: { lineStyle: { color: colour('--line') } } },
    series: [
      {
        type: bars ? 'bar' : 'line', id: bars ? 'own' : 'own-sum', showSymbol: false, barCategoryGap: '22%',
        itemStyle: { color: colour('--bar'), borderRadius: [2, 2, 0, 0] }, lineStyle: { color: colour('--bar'), width: 2.5 },
        data: drawn.map(({ own }, at) => ({ value: height(own), itemStyle: bars && at === until ? { color: colour('--bar-running') } : undefined })),
        markLine: {
          silent: true, symbol: 'none', animation: false, lineStyle: { color: colour('--now'), type: 'solid', width: 1.5 },
          label: { formatter: now, color: colour('--now'), fontSize: 12 }, data: until === undefined ? [] : [{ xAxis: until }],
        },
      },
      {
        type: 'line', id: 'other', step: bars ? 'middle' : false, showSymbol: false, connectNulls: false,
        lineStyle: { color: colour('--other'), width: 1.5 }, itemStyle: { color: colour('--other') },
        data: props.names.other ? drawn.map(({ other }) => height(other)) : [],
      },
    ],
  }
}

function tooltip({ drawn, names }: Props, index: number): HTMLElement {
  const { name, ownText, otherText } = drawn[index]!
  const element = document.createElement('div')
  for (const line of [name, `${names.own}: ${ownText}`, ...(names.other ? [`${names.other}: ${otherText}`] : [])]) {
    const part = document.createElement('div')
    part.textContent = line
    element.append(part)
  }
  return element
}
