// Which page stands at which address.
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { scenariosQuery } from '../api/scenarios'
import type { Session } from '../api/session'
import { Shell } from '../components/Shell'
import { NotFoundPage } from './NotFoundPage'
import { SalesPage } from './sales/SalesPage'

export function Pages({ session }: { session: Session }) {
  return (
    <Shell session={session}>
      <Switch>
        <Route path="/">
          <Home />
        </Route>
        <Route path="/analytics/sales">
          <SalesPage />
        </Route>
        <Route path="/analytics/units">
          <Later name="UnitsPage" code={() => import('./units/UnitsPage')} page={({ UnitsPage }) => <UnitsPage />} />
        </Route>
        <Route path="/analytics/forecast">
          <Later name="ForecastPage" code={() => import('./forecast/ForecastPage')} page={({ ForecastPage }) => <ForecastPage />} />
        </Route>
        {session.scopes.includes('sales:write') && (
          <Route path="/analytics/imports">
            <Later name="ImportsPage" code={() => import('./imports/ImportsPage')} page={({ ImportsPage }) => <ImportsPage />} />
          </Route>
        )}
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Shell>
  )
}

/** A page whose code is fetched when it is gone to: whoever looks at one unit's day need not wait for it. */
function Later<Code>({ name, code, page }: { name: string; code(): Promise<Code>; page(code: Code): ReactNode }) {
  const { data } = useQuery({ queryKey: ['code', name], queryFn: code, staleTime: Infinity, retry: true })
  return data ? page(data) : <Skeleton h={44} />
}

/** Where one begins: with the view one chose, or with Sales. */
function Home() {
  const { data, isPending } = useQuery({ ...scenariosQuery, retry: false })
  if (isPending) return null
  return <Redirect to={data?.find(({ isDefault }) => isDefault)?.view ?? '/analytics/sales'} replace />
}
