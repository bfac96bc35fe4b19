// Files of past sales: sent, looked at, put in, taken back.
import { queryOptions } from '@tanstack/react-query'
import { api, unwrap, type Schemas } from './client'
import type { paths } from './schema.gen'

export type Import = Schemas['Import']
export type ImportQuestion = NonNullable<paths['/sales/api/v1/imports']['post']['parameters']['query']>

const lookEvery = 500

/** The newest imports; looked at again while one is under way. */
export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: async ({ signal }): Promise<Import[]> => unwrap(await api.GET('/sales/api/v1/imports', { signal })).items,
  refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? lookEvery : false),
})

export function isUnderWay({ state }: Import): boolean {
  return state === 'committing' || state === 'undoing'
}

/** Sends a file. The server says what it makes of it; nothing is put in yet. */
export async function previewImport({ file, question }: { file: File; question: ImportQuestion }): Promise<Import> {
  const sent = await api.POST('/sales/api/v1/imports', {
    params: { query: { ...question, name: file.name } },
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file as unknown as string,
    bodySerializer: (body: unknown) => body as File,
  })
  return unwrap(sent)
}

export async function commitImport({ importId, skip }: { importId: string; skip: boolean }): Promise<Import> {
  return unwrap(await api.POST('/sales/api/v1/imports/{importId}/commit', { params: { path: { importId }, query: { skip } } }))
}

export async function undoImport(importId: string): Promise<Import> {
  return unwrap(await api.POST('/sales/api/v1/imports/{importId}/undo', { params: { path: { importId } } }))
}

export async function deleteImport(importId: string): Promise<void> {
  unwrap(await api.DELETE('/sales/api/v1/imports/{importId}', { params: { path: { importId } } }))
}
