// Reports: sales of any period broken down by time and groups, and held against another period.
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, unwrap, type Schemas } from './client'
import type { paths } from './schema.gen'

export type SalesReport = Schemas['SalesReport']
export type ReportRow = Schemas['SalesReportRow']
export type ReportMeasures = Schemas['ReportMeasures']
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

export type ExportForm = 'csv' | 'xlsx' | 'png'

/** Where the file of a report is. */
export function exportPath(form: ExportForm, question: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(question)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) params.append(name, String(one))
  }
  return `/sales/api/v1/reports/sales.${form}?${params}`
}
