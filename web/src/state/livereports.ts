// Asks for the reports on the page again when sales come in.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { follow, type LiveStatus } from './follow'
import { endSession } from './session'

// All that comes in meanwhile is one change to the reader.
const gather = 1_000

/** Follows all units that the person may see. Gives the state of the connection. */
export function useLiveReports(): LiveStatus {
  const queryClient = useQueryClient()
  const [status, setStatus] = useState<LiveStatus>('connecting')

  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const readAgain = () => {
      timer = undefined
      void queryClient.invalidateQueries({ queryKey: ['report'] })
    }
    const soon = () => {
      timer ??= setTimeout(readAgain, gather)
    }
    const listener = { onGap: soon, onEvent: soon, onStatus: setStatus, onLoggedOut: () => endSession(queryClient) }
    void follow(undefined, listener, stop.signal)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [queryClient])

  return status
}
