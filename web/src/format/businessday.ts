// Arithmetic on business days as dates without a zone, yyyy-MM-dd.

const dayLength = 24 * 60 * 60_000

/** Whether a text is a date that exists, written as yyyy-MM-dd. */
export function isBusinessDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** The business day a number of days later, or earlier when it is negative. */
export function addDays(businessDay: string, days: number): string {
  return new Date(asDate(businessDay).getTime() + days * dayLength).toISOString().slice(0, 10)
}

/** The whole days from one business day to another. */
export function daysBetween(start: string, end: string): number {
  return Math.round((asDate(end).getTime() - asDate(start).getTime()) / dayLength)
}

/** The same date a number of months earlier, or the last of that month where it is shorter. */
export function monthsBefore(businessDay: string, months: number): string {
  const date = asDate(businessDay)
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0))
  first.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate()))
  return first.toISOString().slice(0, 10)
}

/** Midnight UTC of the date, to be formatted in UTC only. */
export function asDate(businessDay: string): Date {
  return new Date(`${businessDay}T00:00:00Z`)
}

/** The weekdays as the API names them, Monday first. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** The weekday of a business day. */
export function weekdayOf(businessDay: string): string {
  return weekdays[(asDate(businessDay).getUTCDay() + 6) % 7]!
}
