// Which page stands at which address.
import { useQuery } from '@tanstack/react-query'
import { Redirect, Route, Switch } from 'wouter'
import { scenariosQuery } from '../api/scenarios'
import type { Session } from '../api/session'
import { Later } from '../components/Later'
import { Shell } from '../components/Shell'
import { Skeleton } from '../components/Skeleton'
import { NotFoundPage } from './NotFoundPage'
import { SalesPage } from './sales/SalesPage'

// Whoever looks at one unit's day need not wait for the code of the other pages.
const meanwhile = <Skeleton height={44} />

export function Pages({ session }: { session: Session }) {
  return (
    <Shell session={session}>
      <Switch>
        {['/', '/login', '/analytics'].map((path) => (
          <Route key={path} path={path}>
            <Home />
          </Route>
        ))}
        <Route path="/analytics/sales">
          <SalesPage />
        </Route>
        <Route path="/analytics/units">
          <Later name="UnitsPage" code={() => import('./units/UnitsPage')} meanwhile={meanwhile}>
            {({ UnitsPage }) => <UnitsPage />}
          </Later>
        </Route>
        <Route path="/analytics/forecast">
          <Later name="ForecastPage" code={() => import('./forecast/ForecastPage')} meanwhile={meanwhile}>
            {({ ForecastPage }) => <ForecastPage />}
          </Later>
        </Route>
        {session.scopes.includes('sales:write') && (
          <Route path="/analytics/imports">
            <Later name="ImportsPage" code={() => import('./imports/ImportsPage')} meanwhile={meanwhile}>
              {({ ImportsPage }) => <ImportsPage />}
            </Later>
          </Route>
        )}
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Shell>
  )
}

/** Where one begins, also after a log-in at its own address: with the view one chose, or with Sales. */
function Home() {
  const { data, isPending } = useQuery({ ...scenariosQuery, retry: false })
  if (isPending) return null
  return <Redirect to={data?.find(({ isDefault }) => isDefault)?.view ?? '/analytics/sales'} replace />
}
