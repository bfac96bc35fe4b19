// The day that a day is held against.
import { addDays, monthsBefore } from '../format/businessday'

export const dayComparisons = [
  'sameWeekdayLastWeek', 'previousDay', 'previousMonth', 'previousYearByWeekday', 'previousYear', 'chosen',
] as const
export type DayComparison = (typeof dayComparisons)[number]

/** The comparison unless another is asked for. */
export const usualComparison: DayComparison = 'sameWeekdayLastWeek'

/** The other day of a comparison, by the same rules as the API's reports; `chosen` is the one of the comparison of that name. */
export function otherDayOf(businessDay: string, compare: DayComparison, chosen: string | undefined): string {
  switch (compare) {
    case 'sameWeekdayLastWeek':
      return addDays(businessDay, -7)
    case 'previousDay':
      return addDays(businessDay, -1)
    case 'previousMonth':
      return monthsBefore(businessDay, 1)
    case 'previousYear':
      return monthsBefore(businessDay, 12)
    case 'previousYearByWeekday':
      return addDays(businessDay, -364)
    case 'chosen':
      return chosen ?? addDays(businessDay, -7)
  }
}
