import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

/** Says why there is nothing to see, and what to expect or do. */
export function EmptyState({ title, hint, children }: { title: string; hint: string; children?: ReactNode }) {
  return (
    <div className={`panel ${classes.empty}`}>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.hint}>{hint}</p>
      {children}
    </div>
  )
}
