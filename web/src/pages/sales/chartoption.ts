// What ECharts must draw for a curve. Heights need no more than a float's precision; every number in words is exact.
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { EChartsCoreOption } from 'echarts/core'
import type { Formats } from '../../format/formats'
import { type Amount, toDecimal } from '../../format/money'
import type { CurvePoint } from '../../sales/curve'
import { range } from '../forecast/expected'
import type { CurveProps } from './CurveTable'
import { slotName } from './slotname'

type Texts = { now: string; noData: string; soFar: string; expected: string; line(of: string, value: string): string }
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
    series: [...bandOf(curve, colour), curve.cumulated ? sumsOf(curve, texts, colour) : barsOf(curve, texts, colour), lineOf(curve, colour)],
  }
}

function barsOf(curve: CurveProps, texts: Texts, colour: Colour): BarSeriesOption {
  return {
    type: 'bar',
    id: 'day',
    barCategoryGap: '22%',
    itemStyle: { color: colour('--bar'), borderRadius: [2, 2, 0, 0] },
    data: curve.points.map(({ slot, net }) => ({
      value: height(net),
      itemStyle: slot === curve.running ? { color: colour('--bar-running') } : undefined,
    })),
    markLine: nowLine(curve, texts, colour),
  }
}

// The 80 and the 50 % interval of what is expected: areas that stand on the lower end of each, which is not drawn.
function bandOf({ points }: CurveProps, colour: Colour): LineSeriesOption[] {
  return (['80', '50'] as const).flatMap((level) => {
    const low = points.map(({ expected }) => expected?.[`low${level}`])
    const high = points.map(({ expected }) => expected?.[`high${level}`])
    return [area(`low${level}`, level, low, 0), area(`band${level}`, level, high.map((end, i) => end && end - (low[i] ?? 0)), 0.35)]
  })

  function area(id: string, stack: string, heights: (number | undefined)[], opacity: number): LineSeriesOption {
    return {
      type: 'line', id, stack, step: 'middle', symbol: 'none', silent: true, animation: false,
      lineStyle: { opacity: 0 },
      areaStyle: { color: colour('--bar-running'), opacity },
      data: heights.map((value) => value ?? '-'),
    }
  }
}

function sumsOf(curve: CurveProps, texts: Texts, colour: Colour): LineSeriesOption {
  const sums = curve.points.map(({ net }) => net)
  return { ...line(sums, colour('--bar'), 2.5), id: 'day', markLine: nowLine(curve, texts, colour) }
}

function lineOf({ points, cumulated }: CurveProps, colour: Colour): LineSeriesOption {
  const nets = points.map(({ otherNet }) => otherNet)
  return { ...line(nets, colour('--other'), 1.5), id: 'other', step: cumulated ? false : 'middle' }
}

// Gaps stay open. A value between two gaps has no line on either side and is drawn as a dot.
function line(values: (Amount | undefined)[], color: string, width: number): LineSeriesOption {
  const alone = (at: number) => values[at - 1] === undefined && values[at + 1] === undefined
  return {
    type: 'line',
    symbolSize: 4,
    showAllSymbol: true,
    connectNulls: false,
    lineStyle: { color, width },
    itemStyle: { color },
    data: values.map((value, at) => ({ value: height(value), symbol: alone(at) ? 'circle' : 'none' })),
  }
}

function nowLine({ points, running }: CurveProps, texts: Texts, colour: Colour): BarSeriesOption['markLine'] {
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    lineStyle: { color: colour('--now'), type: 'solid', width: 1.5 },
    label: { formatter: texts.now, color: colour('--now'), fontSize: 12 },
    data: running ? [{ xAxis: points.findIndex(({ slot }) => slot === running) }] : [],
  }
}

function onTheHour({ slot }: CurvePoint): boolean {
  return slot.clock.endsWith(':00')
}

// ECharts takes '-' for a gap.
function height(net: Amount | undefined): number | '-' {
  return net === undefined ? '-' : Number(toDecimal(net))
}

function tooltip(curve: CurveProps, index: number, formats: Formats, texts: Texts): HTMLElement {
  const { slot, net, otherNet, expected } = curve.points[index]!
  const written = (amount: Amount | undefined) => (amount === undefined ? texts.noData : formats.money(amount, curve.currency))
  const lines = [
    slotName(slot, curve.timeZone, formats),
    texts.line(slot === curve.running ? `${curve.names.day}, ${texts.soFar}` : curve.names.day, written(net)),
    texts.line(curve.names.other, written(otherNet)),
    ...(expected ? [texts.line(texts.expected, range(expected, curve.currency, formats) ?? '')] : []),
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
