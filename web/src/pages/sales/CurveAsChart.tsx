import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type CurveProps, CurveTable } from './CurveTable'
import classes from './sales.module.css'

/**
 * The curve as a chart. Its library is most of the page's code and comes after the figures; when it does not come, because the
 * connection is lost meanwhile, the table stands in until it does.
 */
export function CurveAsChart(curve: CurveProps) {
  const { data: chart, failureCount } = useQuery({
    queryKey: ['code', 'CurveChart'],
    queryFn: () => import('./CurveChart'),
    staleTime: Infinity,
    retry: true,
  })
  if (chart) return <chart.CurveChart {...curve} />
  return failureCount > 0 ? <CurveTable {...curve} /> : <Skeleton className={classes.chart} />
}
