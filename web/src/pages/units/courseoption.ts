// What ECharts must draw for the course of a period. Every number in words is exact.
import type { EChartsCoreOption } from 'echarts/core'
import type { Colour } from '../../components/EChart'
import type { Formats } from '../../format/formats'
import { toDecimal } from '../../format/money'
import type { Running } from '../../sales/running'
import type { CourseNames, Drawn } from './drawn'

export type CourseShown = {
  drawn: Drawn[]
  names: CourseNames
  money: boolean
  bars: boolean
  /** The pieces that are not over. */
  running: Running | undefined
}

export function courseOption(course: CourseShown, formats: Formats, now: string, colour: Colour): EChartsCoreOption {
  const { drawn } = course
  const quiet = { color: colour('--quiet'), fontSize: 12 }
  const line = { lineStyle: { color: colour('--line') } }
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
      formatter: ([first]: [{ dataIndex: number }]) => tooltip(course, first.dataIndex),
    },
    xAxis: {
      type: 'category', data: drawn.map(({ tick }) => tick), axisLabel: { ...quiet, hideOverlap: true },
      axisTick: { show: false }, axisLine: line,
    },
    yAxis: {
      type: 'value', splitNumber: 4, splitLine: line,
      axisLabel: { ...quiet, formatter: (value: number) => formats.shortAmount(value) },
    },
    series: [...ownOf(course, now, colour), otherOf(course, colour)],
  }
}

// All that was sold, and before it the part of it that is compared: what is not compared is pale. Without a comparison what is not over is.
function ownOf({ drawn, names, money, bars, running }: CourseShown, now: string, colour: Colour) {
  const isPale = (at: number) => names.other === '' && running !== undefined && at >= running.first && at <= running.last
  const series = (id: string, values: (bigint | undefined)[], main: string) => ({
    type: bars ? 'bar' : 'line', id: bars ? id : `${id}-sum`, symbol: 'none', barCategoryGap: '22%', barGap: '-100%',
    itemStyle: { color: main, borderRadius: [2, 2, 0, 0] }, lineStyle: { color: main, width: 2.5 },
    data: pointsOf(values, money, !bars).map((point, at) => ({
      ...point,
      itemStyle: bars && isPale(at) ? { color: colour('--bar-running') } : undefined,
    })),
  })
  const sold = {
    ...series('own', drawn.map(({ sold }) => sold), colour(names.part ? '--bar-running' : '--bar')),
    markLine: {
      silent: true, symbol: 'none', animation: false, lineStyle: { color: colour('--now'), type: 'solid', width: 1.5 },
      label: { formatter: now, color: colour('--now'), fontSize: 12 },
      // Where clocks differ, now is at several places.
      data: running && running.first === running.last ? [{ xAxis: running.first }] : [],
    },
  }
  return names.part ? [sold, series('part', drawn.map(({ part }) => part), colour('--bar'))] : [sold]
}

function otherOf({ drawn, names, money, bars }: CourseShown, colour: Colour) {
  return {
    type: 'line', id: 'other', step: bars ? 'middle' : false, symbol: 'none', connectNulls: false,
    lineStyle: { color: colour('--other'), width: 1.5 }, itemStyle: { color: colour('--other') },
    data: names.other ? pointsOf(drawn.map(({ other }) => other), money, true) : [],
  }
}

/** The heights of points. Where one of a line has none beside it there is no line: a dot shows it. */
function pointsOf(values: (bigint | undefined)[], money: boolean, isLine: boolean) {
  const isLone = (at: number) => isLine && [at - 1, at + 1].every((beside) => values[beside] === undefined)
  return values.map((value, at) => ({ value: height(value, money), ...(isLone(at) && { symbol: 'circle', symbolSize: 8 }) }))
}

// ECharts takes '-' for a gap.
function height(value: bigint | undefined, money: boolean): number | '-' {
  return value === undefined ? '-' : Number(money ? toDecimal(value) : value)
}

function tooltip({ drawn }: CourseShown, index: number): HTMLElement {
  const element = document.createElement('div')
  for (const line of drawn[index]!.lines) {
    const part = document.createElement('div')
    part.textContent = line
    element.append(part)
  }
  return element
}
