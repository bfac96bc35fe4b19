// Reports: sales of any period broken down by time and groups, and held against another period.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap, type Schemas } from './client'
import type { paths } from './schema.gen'

export type SalesReport = Schemas['SalesReport']
export type ReportRow = Schemas['SalesReportRow']
export type ReportMeasures = Schemas['ReportMeasures']
export type ReportFigure = Schemas['ReportFigure']
export type ReportFigurePage = Schemas['ReportFigurePage']
export type FigureQuestion = NonNullable<paths['/sales/api/v1/reports/sales/figures']['get']['parameters']['query']>
export type ReportQuestion = NonNullable<paths['/sales/api/v1/reports/sales']['get']['parameters']['query']>

/** What was read before stays while the next is on its way. */
export function reportQuery(question: ReportQuestion) {
  return queryOptions({
    queryKey: ['report', question],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<SalesReport> =>
      unwrap(await api.GET('/sales/api/v1/reports/sales', { params: { query: question }, signal })),
  })
}

const figuresOfAPage = 50

/** The figures behind a number, page by page; a page may have none and yet not be the last. They are read again with the reports. */
export function reportFiguresQuery(question: FigureQuestion) {
  return infiniteQueryOptions({
    queryKey: ['report', 'figures', question],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: ReportFigurePage) => page.nextCursor,
    queryFn: async ({ signal, pageParam }): Promise<ReportFigurePage> =>
      unwrap(
        await api.GET('/sales/api/v1/reports/sales/figures', {
          params: { query: { ...question, limit: figuresOfAPage, cursor: pageParam } },
          signal,
        }),
      ),
  })
}

export type ExportForm = 'csv' | 'xlsx' | 'png'

/** Where the file of a report is. */
export function exportPath(form: ExportForm, question: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(question)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) params.append(name, String(one))
  }
  return `/sales/api/v1/reports/sales.${form}?${params}`
}
