import type { QueryClient } from '@tanstack/react-query'
import { daySalesQuery } from '../api/sales'
import { sessionQuery } from '../api/session'
import { businessDayQuery, configurationQuery, unitsQuery } from '../api/setup'
import { readFirst } from '../sales/firstreads'

// Who waits longer is shown the shape of what is to come.
const patience = 250

/** Takes in what was asked for ahead, so that the page is drawn once and not anew with each answer. It is done when all is there, or it takes too long. */
export function firstRead(client: QueryClient): Promise<unknown> {
  const read = readFirst(location, {
    session: () => client.fetchQuery(sessionQuery),
    configuration: () => client.fetchQuery(configurationQuery),
    units: () => client.fetchQuery(unitsQuery),
    businessDay: (unitId, day) => client.fetchQuery(businessDayQuery(unitId, day)),
    sales: (unitId, day) => client.fetchQuery(daySalesQuery(unitId, day)),
  })
  // The page says what went wrong when it asks itself.
  return Promise.race([read.catch(() => {}), new Promise((resolve) => setTimeout(resolve, patience))])
}
