// Which pieces of a period are not over: of the units, weekdays and dayparts that are shown.
import type { BusinessUnit, TenantConfiguration } from '../api/setup'
import { asDate, weekdayOf } from '../format/businessday'
import type { Point } from './report'

type Unit = Pick<BusinessUnit, 'timeZone' | 'dayStart' | 'currentBusinessDay'>

/** What a report covers. Without weekdays or dayparts it covers all of them. */
export type Scope = { units: Unit[]; weekdays?: string[]; dayparts?: TenantConfiguration['dayparts'] }

/** The days of a report and, while one of them runs, when the last slot ended that counts. */
type Span = { start: string; end: string; until?: string }

/** The first and the last piece that is not over, by their place in the course. */
export type Running = { first: number; last: number }

/**
 * The pieces that are not over when the slots before `until` have finished; nothing where all are. Units in
 * different zones are at different times on the clock: the pieces between are over in some of them only.
 */
export function runningPieces(points: Point[], { until, ...days }: Span, scope: Scope): Running | undefined {
  if (until === undefined) return undefined
  const units = unitsWithin(days, scope.units).filter((unit) => isOpenEnded(unit, until, scope))
  const at = points.flatMap((point, index) => (units.some((unit) => isRunning(point, unit, until, scope)) ? [index] : []))
  return at.length > 0 ? { first: at[0]!, last: at.at(-1)! } : undefined
}

/** The units whose current day is one of a report. */
export function unitsWithin({ start, end }: Span, units: Unit[]): Unit[] {
  return units.filter(({ currentBusinessDay: day }) => day >= start && day <= end)
}

/** The times on the clock at an instant in the zones of units: one where they all agree. */
export function clocksAt(instant: string, units: Pick<Unit, 'timeZone'>[]): string[] {
  return [...new Set(units.map(({ timeZone }) => timeZone))].map((zone) => clockAt(Date.parse(instant), zone)).filter(isFirst)
}

function isFirst(value: string, index: number, all: string[]): boolean {
  return all.indexOf(value) === index
}

function isRunning({ bucket, again }: Point, unit: Unit, until: string, { weekdays }: Scope): boolean {
  const day = unit.currentBusinessDay
  if (bucket.includes(':')) return isKept(day, weekdays) && bucket === clockAt(Date.parse(until), unit.timeZone) && again === isSecondTime(until, unit.timeZone)
  if (bucket.length === day.length) return bucket === day && isKept(day, weekdays)
  return daysLeft(bucket, day).some((left) => isKept(left, weekdays))
}

/** Whether something that is shown can still be sold on the unit's current day: a breakfast that is over cannot. */
function isOpenEnded({ timeZone, dayStart }: Unit, until: string, { dayparts }: Scope): boolean {
  if (!dayparts) return true
  const sinceStart = (clock: string) => (minutesOf(clock) - minutesOf(dayStart) + dayMinutes) % dayMinutes
  const now = sinceStart(clockAt(Date.parse(until), timeZone))
  return dayparts.some(({ to }) => now < (sinceStart(to) || dayMinutes))
}

/** The days of a month from one of them on; none where that is of another month. */
function daysLeft(month: string, day: string): string[] {
  if (!day.startsWith(month)) return []
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const first = asDate(day).getUTCDate()
  return Array.from({ length: last - first + 1 }, (_, index) => `${month}-${String(first + index).padStart(2, '0')}`)
}

function isKept(day: string, weekdays: string[] | undefined): boolean {
  return !weekdays || weekdays.includes(weekdayOf(day))
}

// Clocks go back by an hour, or on Lord Howe Island by half an hour.
function isSecondTime(instant: string, timeZone: string): boolean {
  const time = Date.parse(instant)
  return [30, 60].some((minutes) => clockAt(time - minutes * 60_000, timeZone) === clockAt(time, timeZone))
}

const dayMinutes = 24 * 60

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

function clockAt(time: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(time)
}
