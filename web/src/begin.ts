// What runs first. It asks for what the first view of a day shows while the code of the page is still on its way, one after the
// other where it must be.
import { ask } from './api/ahead'
import { readFirst } from './sales/firstreads'

// The code keeps the thread busy for long: it begins once all is asked for. What the network holds up longer it does not wait for.
const patience = 400

// Whatever goes wrong, the page finds out when it asks itself.
const asked = readFirst(location, {
  session: async () => (await ask('/session')).ok,
  configuration: () => only('/sales/api/v1/configuration'),
  units: async () => (await read<{ items: { id: number }[] }>('/sales/api/v1/business-unit?limit=1000'))?.items,
  businessDay: (unitId, day) => read(`/sales/api/v1/business-unit/${unitId}/business-day/${day}`),
  sales: (unitId, day) => only(`/sales/api/v1/business-unit/${unitId}/real-time-sales?businessDay=${day}`),
}).catch(() => {})
void Promise.race([asked, new Promise((resolve) => setTimeout(resolve, patience))]).then(() => import('./main'))

async function only(path: string): Promise<void> {
  void ask(path)
}

async function read<T>(path: string): Promise<T | undefined> {
  const answer = await ask(path)
  return answer.ok ? ((await answer.clone().json()) as T) : undefined
}
