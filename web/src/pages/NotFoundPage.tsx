import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState } from '../components/EmptyState'
import { PageTitle } from '../components/PageTitle'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <>
      <PageTitle parts={[t('empty.notFound')]} />
      <EmptyState title={t('empty.notFound')} hint={t('empty.notFoundHint')}>
        <Link href="/analytics/sales" className="button">
          {t('empty.toSales')}
        </Link>
      </EmptyState>
    </>
  )
}
