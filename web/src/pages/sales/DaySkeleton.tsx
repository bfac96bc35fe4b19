import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
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
      <Skeleton h={28} maw={420} />
      <div className={classes.cards}>
        {measures.map(({ id }) => (
          <Skeleton key={id} className={classes.cardSkeleton} radius={12} />
        ))}
      </div>
      <Skeleton h={380} radius={12} />
      <Skeleton h={320} radius={12} />
    </>
  )
}
