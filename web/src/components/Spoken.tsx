import { useEffect, useRef, useState } from 'react'

/** How long what changes again is gathered before it is read out, in milliseconds. */
export const gather = 15_000

/** Tells those who listen to the page what it says now, once it has changed, and not at every change. What it says at first is read anyway. */
export function Spoken({ text }: { text: string }) {
  const newest = useRef(text)
  const said = useRef(text)
  const [saying, say] = useState('')
  useEffect(() => {
    newest.current = text
  }, [text])
  useEffect(() => {
    const timer = setInterval(() => {
      if (newest.current === said.current) return
      said.current = newest.current
      say(newest.current)
    }, gather)
    return () => clearInterval(timer)
  }, [])
  return (
    <p role="status" className="sr-only">
      {saying}
    </p>
  )
}
