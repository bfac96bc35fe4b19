import { useQuery } from '@tanstack/react-query'
import { Skeleton } from '../../components/Skeleton'
import { useDrawn, usePainted } from '../../state/painted'
import { curveCode } from './curvecode'
import { type CurveProps, CurveTable } from './CurveTable'
import classes from './sales.module.css'

/**
 * The curve as a chart. Its code runs once the figures beside it are seen: it takes longer than all else. When its code does not come, because the connection is lost meanwhile, the table stands in until it does.
 */
export function CurveAsChart(curve: CurveProps) {
  const { data: chart, failureCount } = useQuery({ ...curveCode, enabled: useDrawn() })
  const painted = usePainted()
  if (chart && painted) return <chart.CurveChart {...curve} />
  return failureCount > 0 ? <CurveTable {...curve} /> : <Skeleton className={classes.chart} />
}
