// Telling what must be seen at once from what may come after it.
import { useIsFetching } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** Whether what was first drawn with this is drawn, and will be on the screen as soon as other threads have painted it: false, and then true. */
export function useDrawn(): boolean {
  const [drawn, setDrawn] = useState(false)
  useEffect(() => afterFrames(1, () => setDrawn(true)), [])
  return drawn
}

/** Whether what was first drawn with this is on the screen: false, and then true. */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => afterFrames(1, () => void firstPaint.then(() => setPainted(true))), [])
  return painted
}

// Who waits for an answer this long, in milliseconds, may as well have something to click; and a browser that has told of no painting until then may not.
const patience = 2_000

// When the first content of the page was on the screen, which takes longer than to draw it: other threads do that, with what the page leaves them.
const firstPaint = new Promise<void>((resolve) => {
  setTimeout(resolve, patience)
  if (!globalThis.PerformanceObserver?.supportedEntryTypes?.includes('paint')) return resolve()
  new PerformanceObserver((entries) => entries.getEntriesByName('first-contentful-paint').length > 0 && resolve()).observe({ type: 'paint', buffered: true })
})

/** Whether all that the page began with has been read and painted, or takes too long: false, and then true. */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false)
  const reading = useIsFetching() > 0
  // What is drawn may read in its turn once it is painted: it begins to in the frame after.
  useEffect(() => (reading ? undefined : afterFrames(3, () => setSettled(true))), [reading])
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), patience)
    return () => clearTimeout(timer)
  }, [])
  return settled
}

/** Calls after so many frames have been painted, unless it is told not to before. */
function afterFrames(frames: number, call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>
  const step = (left: number) => {
    frame = requestAnimationFrame(() => {
      // A frame is drawn after this; what is put off comes after the painting.
      timer = setTimeout(() => (left === 1 ? call() : step(left - 1)))
    })
  }
  let frame = 0
  step(frames)
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
