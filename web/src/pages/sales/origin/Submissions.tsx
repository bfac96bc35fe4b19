import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { submissionsQuery } from '../../../api/history'
import { ProblemNotice } from '../../../components/ProblemNotice'
import { Skeleton } from '../../../components/Skeleton'
import { usePages } from '../../../state/pages'
import type { UnitDay } from '../../../state/unitday'
import type { Names } from '../tabletext'
import classes from './origin.module.css'
import { SubmissionItem } from './SubmissionItem'

/** The submissions of a day, newest first, some at a time. */
export function Submissions({ day, names }: { day: UnitDay; names: Names }) {
  const { t } = useTranslation()
  const { unitId, businessDay, timeZone } = day.calendar
  const { items, error, refetch, hasMore, isLoading, more } = usePages(submissionsQuery(unitId, businessDay))
  if (error && !items) return <ProblemNotice error={error} onRetry={() => void refetch()} />
  if (!items) return <Skeleton height={120} />
  if (items.length === 0) return <Text c="dimmed">{t('origin.nothing')}</Text>
  return (
    <>
      <ol className={classes.list}>
        {items.map((submission) => (
          <SubmissionItem
            key={submission.submissionId}
            submission={submission}
            names={names}
            timeZone={timeZone}
            completeAt={day.standing.completeAt}
          />
        ))}
      </ol>
      {hasMore && (
        <Button variant="default" loading={isLoading} onClick={more}>
          {t('origin.more')}
        </Button>
      )}
    </>
  )
}
