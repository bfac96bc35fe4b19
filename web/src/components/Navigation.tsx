import { NavLink, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useRoute } from 'wouter'
import { IconSales } from './icons'

/** The pages, by subject. */
export function Navigation() {
  const { t } = useTranslation()
  const [onSales] = useRoute('/analytics/sales')
  return (
    <>
      <Text size="xs" fw={600} c="dimmed" px={12} pb={6} id="nav-analytics">
        {t('nav.analytics')}
      </Text>
      <div role="group" aria-labelledby="nav-analytics">
        <NavLink
          component={Link}
          href="/analytics/sales"
          label={t('nav.sales')}
          leftSection={<IconSales />}
          active={onSales}
          aria-current={onSales ? 'page' : undefined}
          mih={44}
          style={{ borderRadius: 8 }}
        />
      </div>
    </>
  )
}
