// What one change of a figure did, measure by measure.
import type { FigureChange } from '../api/history'

export const measured = ['netSales', 'grossSales', 'numChecks', 'numGuests'] as const
export type Measured = (typeof measured)[number]

/** A measure before and after; without a before, the figure was new, and without an after, it was removed. */
export type Step = { measure: Measured; before: string | undefined; after: string | undefined }

/** The measures of a new or removed figure, or those that a change made different. */
export function stepsOf({ old, new: now }: FigureChange): Step[] {
  return measured
    .map((measure) => ({ measure, before: old && String(old[measure]), after: now && String(now[measure]) }))
    .filter(({ before, after }) => before !== after)
}
