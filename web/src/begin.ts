// What runs first. It asks for what the first view of a day shows while the code of the page is still on its way, one after the
// other where it must be: so they are not held up by drawing what comes before them.
import { ask } from './api/ahead'
import { otherDayOf } from './sales/otherday'
import { parseView } from './sales/view'

// Whatever goes wrong, the page finds out when it asks itself.
readAhead().catch(() => {})
void import('./main')

/** Reads what a view of Analytics > Sales needs. Where something is not as expected it stops. */
async function readAhead() {
  if (location.pathname !== '/analytics/sales') return
  if (!(await ask('/session')).ok) return
  const view = parseView(new URLSearchParams(location.search))
  void ask('/sales/api/v1/configuration')
  const units = read<{ items: { id: number }[] }>('/sales/api/v1/business-unit?limit=1000')
  const unitId = view.unitId ?? (await units)?.items[0]?.id
  if (unitId === undefined) return
  const unit = `/sales/api/v1/business-unit/${unitId}`
  const current = read<{ businessDay: string }>(`${unit}/business-day/current`)
  const day = view.businessDay ?? (await current)?.businessDay
  if (day === undefined) return
  const otherDay = otherDayOf(day, view.compare, view.otherDay)
  if (view.businessDay) void ask(`${unit}/business-day/${day}`)
  void ask(`${unit}/business-day/${otherDay}`)
  for (const one of [day, otherDay]) void ask(`${unit}/real-time-sales?businessDay=${one}`)
}

async function read<T>(path: string): Promise<T | undefined> {
  const answer = await ask(path)
  return answer.ok ? ((await answer.clone().json()) as T) : undefined
}
