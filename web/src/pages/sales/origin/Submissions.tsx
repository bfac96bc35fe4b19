import { Button, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { submissionsQuery } from '../../../api/history'
import { ProblemNotice } from '../../../components/ProblemNotice'
import { Skeleton } from '../../../components/Skeleton'
import type { UnitDay } from '../../../state/unitday'
import type { Names } from '../tabletext'
import classes from './origin.module.css'
import { SubmissionItem } from './SubmissionItem'

/** The submissions of a day, newest first, some at a time. */
export function Submissions({ day, names }: { day: UnitDay; names: Names }) {
  const { t } = useTranslation()
  const { unitId, businessDay, timeZone } = day.calendar
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    submissionsQuery(unitId, businessDay),
  )
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={120} />
  const items = data.pages.flatMap((page) => page.items)
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
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('origin.more')}
        </Button>
      )}
    </>
  )
}
