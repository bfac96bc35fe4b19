// Logging in and out. The session itself is a cookie that scripts cannot read.
import { queryOptions } from '@tanstack/react-query'
import { api, unwrap, type Schemas } from './client'
import { isLoggedOut } from './problem'

export type Session = Schemas['Session']
export type Credentials = Schemas['Credentials']

/** The session in force, or null when nobody is logged in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Infinity,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return unwrap(await api.GET('/session', { signal }))
    } catch (error) {
      if (isLoggedOut(error)) return null
      throw error
    }
  },
})

export async function logIn(credentials: Credentials): Promise<Session> {
  return unwrap(await api.POST('/session', { body: credentials }))
}

export async function logOut(): Promise<void> {
  unwrap(await api.DELETE('/session'))
}
