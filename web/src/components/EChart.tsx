// A chart that ECharts draws. It sizes itself, keeps still for those who want that, and says in words what it shows.
import { useComputedColorScheme } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type ECharts, type EChartsCoreOption, init, setPlatformAPI, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

// The widths of texts come from a table: a canvas to measure them on takes longer to make than the chart does.
setPlatformAPI({ createCanvas: () => null as never })
register([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

/** The value of a colour of the page, such as "--bar". */
export type Colour = (name: string) => string

type Props = { className: string | undefined; label: string; option(colour: Colour): EChartsCoreOption; onChoose?(index: number): void }

export function EChart({ className, label, option, onChoose }: Props) {
  const scheme = useComputedColorScheme()
  const still = useReducedMotion()
  const element = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts>(undefined)
  const drawnBefore = useRef(false)
  const chosen = useRef(onChoose)

  useEffect(() => {
    const drawn = init(element.current, undefined, { renderer: 'svg' })
    const resized = new ResizeObserver(() => drawn.resize())
    resized.observe(element.current!)
    // Anywhere in the column of a point: bars can be thin, and lines have no points to hit.
    drawn.getZr().on('click', ({ offsetX, offsetY }) => {
      if (drawn.containPixel('grid', [offsetX, offsetY])) chosen.current?.(drawn.convertFromPixel({ xAxisIndex: 0 }, offsetX))
    })
    chart.current = drawn
    return () => {
      resized.disconnect()
      drawn.dispose()
    }
  }, [])

  useEffect(() => {
    chosen.current = onChoose
    const colour = (name: string) => getComputedStyle(element.current!).getPropertyValue(name)
    // What moves is what changes: the first drawing stands at once.
    chart.current?.setOption({ ...option(colour), animation: drawnBefore.current && !still }, { replaceMerge: ['series'] })
    drawnBefore.current = true
  })

  return <div ref={element} className={className} role="img" aria-label={label} data-scheme={scheme} />
}
