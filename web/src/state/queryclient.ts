// How reads are kept and repeated, and what happens when the session ends under them.
import { QueryCache, QueryClient } from '@tanstack/react-query'
import { isLoggedOut, isPassing } from '../api/problem'
import { endSession } from './session'

const retries = 2

export function newQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isLoggedOut(error)) endSession(client)
      },
    }),
    defaultOptions: {
      queries: {
        // A device that says it is offline gets an error that it can show, not a wait without end.
        networkMode: 'always',
        // What was read this moment need not be read again by what is drawn with it.
        staleTime: 5_000,
        retry: (failures, error) => failures < retries && isPassing(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}
