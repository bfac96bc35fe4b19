// What ECharts must draw for a curve. Heights need no more than a float's precision; every number in words is exact.
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { EChartsCoreOption } from 'echarts/core'
import type { Formats } from '../../format/formats'
import { type Amount, toDecimal } from '../../format/money'
import type { CurvePoint } from '../../sales/curve'
import type { CurveProps } from './CurveTable'
import { slotName } from './slotname'

type Texts = { now: string; noData: string }
type Colour = (name: string) => string

export function chartOption(curve: CurveProps, formats: Formats, texts: Texts, colour: Colour): EChartsCoreOption {
  const slots = curve.points.map(({ slot }) => slotName(slot, curve.timeZone, formats))
  const quiet = { color: colour('--quiet'), fontSize: 12 }
  return {
    animationDuration: 300,
    animationDurationUpdate: 300,
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 4, right: 12, top: 28, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      backgroundColor: colour('--panel'),
      borderColor: colour('--line'),
      textStyle: { color: colour('--ink'), fontSize: 13 },
      formatter: ([first]: [{ dataIndex: number }]) => tooltip(curve, first.dataIndex, formats, texts),
    },
    xAxis: {
      type: 'category',
      data: slots,
      axisLabel: { ...quiet, hideOverlap: true, padding: [0, 5], interval: (index: number) => onTheHour(curve.points[index]!) },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--line') } },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { ...quiet, formatter: (value: number) => formats.shortAmount(value) },
      splitLine: { lineStyle: { color: colour('--line') } },
    },
    series: [barsOf(curve, texts, colour), lineOf(curve, colour)],
  }
}

function barsOf({ points, running }: CurveProps, texts: Texts, colour: Colour): BarSeriesOption {
  return {
    type: 'bar',
    id: 'day',
    barCategoryGap: '22%',
    itemStyle: { color: colour('--bar'), borderRadius: [2, 2, 0, 0] },
    data: points.map(({ slot, net }) => ({
      value: height(net),
      itemStyle: slot === running ? { color: colour('--bar-running') } : undefined,
    })),
    markLine: {
      silent: true,
      symbol: 'none',
      animation: false,
      lineStyle: { color: colour('--now'), type: 'solid', width: 1.5 },
      label: { formatter: texts.now, color: colour('--now'), fontSize: 12 },
      data: running ? [{ xAxis: points.findIndex(({ slot }) => slot === running) }] : [],
    },
  }
}

function lineOf({ points }: CurveProps, colour: Colour): LineSeriesOption {
  return {
    type: 'line',
    id: 'other',
    step: 'middle',
    symbol: 'circle',
    symbolSize: 4,
    showSymbol: false,
    connectNulls: false,
    lineStyle: { color: colour('--other'), width: 1.5 },
    itemStyle: { color: colour('--other') },
    data: points.map(({ otherNet }) => height(otherNet)),
  }
}

function onTheHour({ slot }: CurvePoint): boolean {
  return slot.clock.endsWith(':00')
}

// ECharts takes '-' for a gap.
function height(net: Amount | undefined): number | '-' {
  return net === undefined ? '-' : Number(toDecimal(net))
}

function tooltip(curve: CurveProps, index: number, formats: Formats, { noData }: Texts): HTMLElement {
  const { slot, net, otherNet } = curve.points[index]!
  const written = (amount: Amount | undefined) => (amount === undefined ? noData : formats.money(amount, curve.currency))
  const lines = [
    slotName(slot, curve.timeZone, formats),
    `${curve.names.day}: ${written(net)}`,
    `${curve.names.other}: ${written(otherNet)}`,
  ]
  const element = document.createElement('div')
  element.append(...lines.map(lineElement))
  return element
}

function lineElement(text: string): HTMLElement {
  const element = document.createElement('div')
  element.textContent = text
  return element
}
