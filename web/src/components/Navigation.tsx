import { NavLink, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { IconForecast, IconImport, IconSales, IconUnits } from './icons'

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
      <Text size="xs" fw={600} c="dimmed" px={12} pb={6} id="nav-analytics">
        {t('nav.analytics')}
      </Text>
      <div role="group" aria-labelledby="nav-analytics">
        {pages.filter((page) => !('scope' in page) || scopes.includes(page.scope)).map(({ path: to, name, Icon }) => (
          <NavLink
            key={to}
            component={Link}
            href={to}
            label={t(name)}
            leftSection={<Icon />}
            active={path === to}
            aria-current={path === to ? 'page' : undefined}
            mih={44}
            style={{ borderRadius: 8 }}
          />
        ))}
      </div>
    </>
  )
}
