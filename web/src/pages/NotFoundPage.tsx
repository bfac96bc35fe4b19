import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState } from '../components/EmptyState'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('empty.notFound')} hint={t('empty.notFoundHint')}>
      <Link href="/analytics/sales" className="button">
        {t('empty.toSales')}
      </Link>
    </EmptyState>
  )
}
