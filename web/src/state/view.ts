// The view that is shown. The address bar holds it.
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { parseView, type View, viewParams } from '../sales/view'

/** The view of the address bar and the way to another one, which the back button undoes. */
export function useView(): [View, (change: Partial<View>) => void] {
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => parseView(params), [params])
  const show = useCallback((change: Partial<View>) => setParams(viewParams({ ...view, ...change })), [view, setParams])
  return [view, show]
}
