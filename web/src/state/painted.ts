// Telling what must be seen at once from what may come after it.
import { useEffect, useState } from 'react'

/** Whether what was first drawn with this has been painted: false, and then true. */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    // The next frame begins after the first was drawn; what it is given to do comes after the painting.
    let timer: ReturnType<typeof setTimeout>
    const frame = requestAnimationFrame(() => (timer = setTimeout(() => setPainted(true))))
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])
  return painted
}
