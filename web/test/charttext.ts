// A chart as text: its option for ECharts, in which each function stands as what it says.
import type { EChartsCoreOption } from 'echarts/core'

type Parts = {
  tooltip: { formatter(at: [{ dataIndex: number }]): HTMLElement }
  xAxis: { data: string[]; axisLabel: { interval?(index: number): boolean } }
  yAxis: { axisLabel: { formatter(value: number): string } }
}

const heights = [0, 250, 1_500, 12_000, 1_250_000]

/** The option, with the texts of both axes and what is read at each place. */
export function chartText(option: EChartsCoreOption): string {
  const { tooltip, xAxis, yAxis } = option as EChartsCoreOption & Parts
  const { interval } = xAxis.axisLabel
  const readAt = (dataIndex: number) => [...tooltip.formatter([{ dataIndex }]).children].map(({ textContent }) => textContent)
  const said = {
    ...option,
    tooltip: { ...tooltip, formatter: xAxis.data.map((_, index) => readAt(index)) },
    xAxis: { ...xAxis, axisLabel: { ...xAxis.axisLabel, interval: interval && xAxis.data.filter((_, index) => interval(index)) } },
    yAxis: { ...yAxis, axisLabel: { ...yAxis.axisLabel, formatter: heights.map((value) => yAxis.axisLabel.formatter(value)) } },
  }
  return `${JSON.stringify(said, null, 2).replace(/[\u00a0\u2009\u202f]/g, ' ')}\n`
}
