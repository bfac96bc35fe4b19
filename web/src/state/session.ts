// The beginning and the end of a session: asked for, or found out by a call.
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { logIn, logOut, sessionQuery } from '../api/session'

const endedKey = ['session-ended']

/** Logs in. Nothing that was read in another session is shown again: it may have been another person's. */
export function useLogIn() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: logIn,
    onSuccess: (session) => {
      forgetReads(queryClient)
      queryClient.setQueryData(sessionQuery.queryKey, session)
    },
  })
}

export function useLogOut() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: logOut,
    onSuccess: () => {
      queryClient.setQueryData(sessionQuery.queryKey, null)
      forgetReads(queryClient)
    },
  })
}

/** Shows the log-in again, because a call was refused for want of a session. */
export function endSession(queryClient: QueryClient): void {
  if (queryClient.getQueryData(sessionQuery.queryKey)) queryClient.setQueryData(endedKey, true)
  queryClient.setQueryData(sessionQuery.queryKey, null)
}

/** Whether there was a session that ended without being asked to. */
export function hasEnded(queryClient: QueryClient): boolean {
  return queryClient.getQueryData(endedKey) === true
}

function forgetReads(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
}
