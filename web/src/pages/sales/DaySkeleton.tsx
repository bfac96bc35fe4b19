import { useTranslation } from 'react-i18next'
import { Skeleton } from '../../components/Skeleton'
import { measures } from '../../sales/totals'
import classes from './sales.module.css'

/** The shape of a day while it is read, of the sizes that it will have. */
export function DaySkeleton() {
  const { t } = useTranslation()
  return (
    <>
      <span className="sr-only" role="status">
        {t('loading')}
      </span>
      <Skeleton height={32} />
      <div className={classes.cards}>
        {measures.map(({ id }) => (
          <Skeleton key={id} className={classes.cardSkeleton} />
        ))}
      </div>
      <Skeleton height={380} />
      <Skeleton height={320} />
    </>
  )
}
