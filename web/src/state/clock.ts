// The time on the server's clock: the one that says which slot is running and how long ago something was received.
import { useEffect, useState } from 'react'

/** How far the server's clock is ahead of this device's, from an answer that names the server's time. */
export function clockLead(serverTime: string | undefined, readAt: number): number {
  return serverTime === undefined ? 0 : Date.parse(serverTime) - readAt
}

/** The server's time, renewed every so many milliseconds. */
export function useNow(lead: number, every: number): number {
  const [now, setNow] = useState(() => Date.now() + lead)
  useEffect(() => {
    const show = () => setNow(Date.now() + lead)
    show()
    const timer = setInterval(show, every)
    return () => clearInterval(timer)
  }, [lead, every])
  return now
}
