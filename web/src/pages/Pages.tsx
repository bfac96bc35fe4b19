// Which page stands at which address.
import { Redirect, Route, Switch } from 'wouter'
import type { Session } from '../api/session'
import { Shell } from '../components/Shell'
import { NotFoundPage } from './NotFoundPage'
import { SalesPage } from './sales/SalesPage'

export function Pages({ session }: { session: Session }) {
  return (
    <Shell session={session}>
      <Switch>
        <Route path="/">
          <Redirect to="/analytics/sales" replace />
        </Route>
        <Route path="/analytics/sales">
          <SalesPage />
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </Shell>
  )
}
