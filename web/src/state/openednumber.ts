// The number of a report that is opened, as the address bar holds it beside the view: a link opens it, and the back button closes it.
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import type { FigureQuestion, ReportRow } from '../api/report'
import { courseQuestion, groupsQuestion, heatQuestion } from './reportquestion'
import type { ReportView } from './reportview'

const sources = ['groups', 'course', 'heat'] as const
const numbers = ['sold', 'part', 'other'] as const

/** Which number: of what it stands in, of which currency and period, and of which row; without a row, the total. */
export type OpenedNumber = {
  source: (typeof sources)[number]
  currencyId: string
  of: (typeof numbers)[number]
  bucket?: string
  again?: boolean
  groups?: string[]
  rest?: boolean
}

/** The total of a currency. */
export function totalNumber(currencyId: string): OpenedNumber {
  return { source: 'groups', currencyId, of: 'sold' }
}

/** A number of a row: all that was sold, the part of it that is compared, or what with. */
export function rowNumber(row: ReportRow, source: OpenedNumber['source'], of: OpenedNumber['of'] = 'sold'): OpenedNumber {
  const { currencyId, again, groups, rest } = row
  const cut = source !== 'groups' || (!rest && !groups?.length) // by time: what has no time of its own is the row without a bucket
  return { source, currencyId, of, bucket: row.bucket ?? (cut ? '' : undefined), again: again || undefined, groups: groups?.length && !rest ? groups : undefined, rest: rest || undefined }
}

/** Whether a number is made of figures: what was expected is not. */
export function hasFigures({ compare }: ReportView, of: OpenedNumber['of']): boolean {
  return of !== 'other' || compare !== 'forecast'
}

/** What is asked of the server for the figures of a number. */
export function figureQuestion(view: ReportView, end: string, number: OpenedNumber): FigureQuestion {
  const { source, currencyId, of, bucket, again, groups, rest } = number
  const question = { groups: groupsQuestion, course: courseQuestion, heat: heatQuestion }[source](view, end)
  return { ...question, currencyId: [currencyId], of, bucket, again, group: groups, rest }
}

/** Reads the number that an address opens. */
export function parseOpened(params: URLSearchParams): OpenedNumber | undefined {
  const currencyId = params.get('open') ?? ''
  if (!/^[A-Z]{3}$/.test(currencyId)) return undefined
  const groups = params.getAll('group')
  return {
    source: sources.find((one) => one === params.get('in')) ?? 'groups',
    currencyId,
    of: numbers.find((one) => one === params.get('of')) ?? 'sold',
    bucket: params.get('bucket') ?? undefined,
    again: params.get('again') === 'true' || undefined,
    groups: groups.length > 0 ? groups : undefined,
    rest: params.get('rest') === 'true' || undefined,
  }
}

const names = ['open', 'in', 'of', 'bucket', 'again', 'group', 'rest']

/** The parameters of an address with another number opened in it, or none. */
export function withOpened(params: URLSearchParams, number: OpenedNumber | undefined): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const name of names) next.delete(name)
  if (!number) return next
  next.set('open', number.currencyId)
  if (number.source !== 'groups') next.set('in', number.source)
  if (number.of !== 'sold') next.set('of', number.of)
  if (number.bucket !== undefined) next.set('bucket', number.bucket)
  if (number.again) next.set('again', 'true')
  for (const group of number.groups ?? []) next.append('group', group)
  if (number.rest) next.set('rest', 'true')
  return next
}

/** The number that the address bar opens, and the way to open another, or to close it. */
export function useOpenedNumber(): [OpenedNumber | undefined, (number: OpenedNumber | undefined) => void] {
  const [params, setParams] = useSearchParams()
  const opened = useMemo(() => parseOpened(params), [params])
  const open = useCallback((number: OpenedNumber | undefined) => setParams((now) => withOpened(now, number)), [setParams])
  return [opened, open]
}
