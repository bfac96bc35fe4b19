import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { IconForecast, IconImport, IconSales, IconUnits } from './icons'
import classes from './Navigation.module.css'

const pages = [
  { path: '/analytics/sales', name: 'nav.sales', Icon: IconSales },
  { path: '/analytics/units', name: 'nav.units', Icon: IconUnits },
  { path: '/analytics/forecast', name: 'nav.forecast', Icon: IconForecast },
  { path: '/analytics/imports', name: 'nav.imports', Icon: IconImport, scope: 'sales:write' },
] as const

/** The pages, by subject. */
export function Navigation({ scopes }: { scopes: string[] }) {
  const { t } = useTranslation()
  const [path] = useLocation()
  return (
    <>
      <p className={classes.subject} id="nav-analytics">
        {t('nav.analytics')}
      </p>
      <div role="group" aria-labelledby="nav-analytics">
        {pages.filter((page) => !('scope' in page) || scopes.includes(page.scope)).map(({ path: to, name, Icon }) => (
          <Link key={to} href={to} className={classes.page} aria-current={path === to ? 'page' : undefined}>
            <Icon />
            {t(name)}
          </Link>
        ))}
      </div>
    </>
  )
}
