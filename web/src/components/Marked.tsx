import { type ReactNode, useEffect, useRef } from 'react'
import { markBriefly } from './mark'

type Props = {
  /** What decides whether the content has changed. */
  value: string
  /** Whether the content is a change already when it first appears. */
  fresh?: boolean
  children: ReactNode
}

/** Marks its content for a moment whenever its value changes. */
export function Marked({ value, fresh = false, children }: Props) {
  const element = useRef<HTMLSpanElement>(null)
  const shown = useRef(fresh ? undefined : value)

  useEffect(() => {
    if (shown.current === value) return
    shown.current = value
    markBriefly(element.current)
  }, [value])

  return (
    <span ref={element} style={{ borderRadius: 4, boxDecorationBreak: 'clone' }}>
      {children}
    </span>
  )
}
