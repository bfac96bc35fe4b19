// What is shown, as the address bar holds it: /analytics/sales?unit=3&day=2026-11-23. Without a day it is the current one.
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { isBusinessDay } from '../format/businessday'

export type View = { unitId?: number; businessDay?: string }

/** Reads a view from the parameters of an address; what is not valid is left out. */
export function parseView(params: URLSearchParams): View {
  const unit = params.get('unit') ?? ''
  const day = params.get('day') ?? ''
  return {
    unitId: /^\d{1,15}$/.test(unit) ? Number(unit) : undefined,
    businessDay: isBusinessDay(day) ? day : undefined,
  }
}

/** Writes a view as the parameters of an address. */
export function viewParams(view: View): URLSearchParams {
  const params = new URLSearchParams()
  if (view.unitId !== undefined) params.set('unit', String(view.unitId))
  if (view.businessDay !== undefined) params.set('day', view.businessDay)
  return params
}

/** The view of the address bar and the way to another one, which the back button undoes. */
export function useView(): [View, (view: View) => void] {
  const [params, setParams] = useSearchParams()
  const view = useMemo(() => parseView(params), [params])
  const show = useCallback((next: View) => setParams(viewParams(next)), [setParams])
  return [view, show]
}
