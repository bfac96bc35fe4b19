// Which page stands at which address.
import { useQuery } from '@tanstack/react-query'
import { Redirect, Route, Switch } from 'wouter'
import { scenariosQuery } from '../api/scenarios'
import type { Session } from '../api/session'
import { Shell } from '../components/Shell'
import { ForecastPage } from './forecast/ForecastPage'
import { NotFoundPage } from './NotFoundPage'
import { SalesPage } from './sales/SalesPage'
import { UnitsPage } from './units/UnitsPage'

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
          <UnitsPage />
        </Route>
        <Route path="/analytics/forecast">
          <ForecastPage />
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Shell>
  )
}

/** Where one begins: with the view one chose, or with Sales. */
function Home() {
  const { data, isPending } = useQuery({ ...scenariosQuery, retry: false })
  if (isPending) return null
  return <Redirect to={data?.find(({ isDefault }) => isDefault)?.view ?? '/analytics/sales'} replace />
}
