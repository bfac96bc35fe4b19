// The views that people saved.
import { queryOptions } from '@tanstack/react-query'
import { api, unwrap, type Schemas } from './client'

export type Scenario = Schemas['Scenario']
export type ScenarioDraft = Schemas['ScenarioDraft']

export const scenariosQuery = queryOptions({
  queryKey: ['scenarios'],
  queryFn: async ({ signal }): Promise<Scenario[]> => unwrap(await api.GET('/sales/api/v1/scenarios', { signal })).items,
})

export async function addScenario(draft: ScenarioDraft): Promise<Scenario> {
  return unwrap(await api.POST('/sales/api/v1/scenarios', { body: draft }))
}

export async function changeScenario({ scenarioId, name, view, shared }: Scenario): Promise<Scenario> {
  const params = { path: { scenarioId } }
  return unwrap(await api.PUT('/sales/api/v1/scenarios/{scenarioId}', { params, body: { name, view, shared } }))
}

export async function deleteScenario(scenarioId: string): Promise<void> {
  unwrap(await api.DELETE('/sales/api/v1/scenarios/{scenarioId}', { params: { path: { scenarioId } } }))
}

/** Begins with a scenario, or with none. */
export async function beginWith(scenarioId: string | undefined): Promise<void> {
  if (scenarioId === undefined) unwrap(await api.DELETE('/sales/api/v1/scenarios/default'))
  else unwrap(await api.PUT('/sales/api/v1/scenarios/{scenarioId}/default', { params: { path: { scenarioId } } }))
}
