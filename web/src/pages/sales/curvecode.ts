import { queryOptions } from '@tanstack/react-query'

/** The code that draws the curve. It is most of the page's code, and asked for again until it comes. */
export const curveCode = queryOptions({
  queryKey: ['code', 'CurveChart'],
  queryFn: () => import('./CurveChart'),
  staleTime: Infinity,
  retry: true,
})
