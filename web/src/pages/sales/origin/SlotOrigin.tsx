import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { slotHistoryQuery } from '../../../api/history'
import { ProblemNotice } from '../../../components/ProblemNotice'
import { Skeleton } from '../../../components/Skeleton'
import type { Slot } from '../../../sales/slots'
import type { UnitDay } from '../../../state/unitday'
import type { Names } from '../tabletext'
import { ChangeItem } from './ChangeItem'
import classes from './origin.module.css'
import { Parts } from './Parts'

type Props = { day: UnitDay; slot: Slot; names: Names }

/** The figures of a slot and every change of them, newest first. It follows what comes in. */
export function SlotOrigin({ day, slot, names }: Props) {
  const { t } = useTranslation()
  const { unitId, businessDay, timeZone } = day.calendar
  const figures = day.figures.filter(({ timeSlotStart }) => Date.parse(timeSlotStart) === slot.startTime)
  const stamp = figures.map(({ changedAt }) => changedAt).join()
  const history = useQuery(slotHistoryQuery(unitId, businessDay, slot.start, stamp))
  return (
    <Stack gap="md">
      {figures.length > 0 && <Parts figures={figures} names={names} />}
      <Title order={3} size="h5">
        {t('origin.changes')}
      </Title>
      {history.data ? (
        <ol className={classes.list}>
          {history.data.items.toReversed().map((change) => (
            <ChangeItem
              key={`${change.sequence} ${change.salesTypeId} ${change.currencyId}`}
              change={change}
              names={names}
              timeZone={timeZone}
              completeAt={day.standing.completeAt}
            />
          ))}
        </ol>
      ) : history.error ? (
        <ProblemNotice error={history.error} onRetry={() => void history.refetch()} />
      ) : (
        <Skeleton height={120} />
      )}
      {history.data?.items.length === 0 && <Text c="dimmed">{t('origin.nothing')}</Text>}
    </Stack>
  )
}
