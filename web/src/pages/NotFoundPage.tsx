import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState } from '../components/EmptyState'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('empty.notFound')} hint={t('empty.notFoundHint')}>
      <Button component={Link} href="/analytics/sales" mt="sm">
        {t('empty.toSales')}
      </Button>
    </EmptyState>
  )
}
