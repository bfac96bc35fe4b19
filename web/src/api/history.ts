// Where figures come from: the submissions of a day, and the changes of a slot.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, unwrap, type Schemas } from './client'

export type SlotHistory = Schemas['SlotHistory']
export type FigureChange = Schemas['FigureChange']
export type Submission = Schemas['Submission']
export type SubmissionPage = Schemas['SubmissionPage']
export type SubmissionDetail = Schemas['SubmissionDetail']
export type Actor = Schemas['Actor']

const pageSize = 25

/** Every change of one slot, oldest first. `stamp` is when it last changed, as far as the page knows: a later one reads again. */
export function slotHistoryQuery(unitId: number, businessDay: string, timeSlotStart: string, stamp: string) {
  return queryOptions<SlotHistory>({
    queryKey: ['slot-history', unitId, businessDay, timeSlotStart, stamp],
    placeholderData: (known) =>
      known && Date.parse(known.timeSlotStart) === Date.parse(timeSlotStart) ? known : undefined,
    queryFn: async ({ signal }) =>
      unwrap(
        await api.GET('/sales/api/v1/business-unit/{unitId}/real-time-sales/history', {
          params: { path: { unitId }, query: { businessDay, timeSlotStart } },
          signal,
        }),
      ),
  })
}

/** The accepted submissions of a business day, newest first, page by page. */
export function submissionsQuery(unitId: number, businessDay: string) {
  return infiniteQueryOptions({
    queryKey: ['submissions', unitId, businessDay],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: SubmissionPage) => page.nextCursor,
    queryFn: async ({ signal, pageParam }): Promise<SubmissionPage> =>
      unwrap(
        await api.GET('/sales/api/v1/submissions', {
          params: { query: { unitId: [unitId], businessDay, limit: pageSize, cursor: pageParam } },
          signal,
        }),
      ),
  })
}

/** One submission with its rows. It never changes. */
export function submissionQuery(submissionId: string) {
  return queryOptions({
    queryKey: ['submission', submissionId],
    staleTime: Infinity,
    queryFn: async ({ signal }) =>
      unwrap(await api.GET('/sales/api/v1/submissions/{submissionId}', { params: { path: { submissionId } }, signal })),
  })
}
