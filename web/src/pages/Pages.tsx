// Which page stands at which address.
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Redirect, Route, Switch } from 'wouter'
import { scenariosQuery } from '../api/scenarios'
import type { Session } from '../api/session'
import { Shell } from '../components/Shell'
import { ForecastPage } from './forecast/ForecastPage'
import { ImportsPage } from './imports/ImportsPage'
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
          <Units />
        </Route>
        <Route path="/analytics/forecast">
          <ForecastPage />
        </Route>
        {session.scopes.includes('sales:write') && (
          <Route path="/analytics/imports">
            <ImportsPage />
          </Route>
        )}
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Shell>
  )
}

// Whoever looks at one unit's day need not wait for the code of all units.
function Units() {
  const { data: code } = useQuery({ queryKey: ['code', 'UnitsPage'], queryFn: () => import('./units/UnitsPage'), staleTime: Infinity, retry: true })
  return code ? <code.UnitsPage /> : <Skeleton h={44} />
}

/** Where one begins: with the view one chose, or with Sales. */
function Home() {
  const { data, isPending } = useQuery({ ...scenariosQuery, retry: false })
  if (isPending) return null
  return <Redirect to={data?.find(({ isDefault }) => isDefault)?.view ?? '/analytics/sales'} replace />
}
