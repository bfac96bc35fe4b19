import { Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changedSince } from '../../../sales/lateness'
import { dayState } from '../../../sales/slots'
import { useFormats } from '../../../state/formats'
import type { UnitDay } from '../../../state/unitday'
import type { Names } from '../tabletext'
import { Parts } from './Parts'
import { Submissions } from './Submissions'

type Props = { day: UnitDay; names: Names; now: number }

/** How far a day can be relied on, what its totals are the sum of, and who sent what. */
export function DayOrigin({ day, names, now }: Props) {
  const { t } = useTranslation()
  return (
    <Stack gap="md">
      <Reliance day={day} now={now} />
      <Parts figures={day.figures} names={names} />
      <Text size="sm" c="dimmed">
        {t('origin.bySlot')}
      </Text>
      <Title order={3} size="h5">
        {t('origin.submissions')}
      </Title>
      <Submissions day={day} names={names} />
    </Stack>
  )
}

function Reliance({ day, now }: { day: UnitDay; now: number }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { endsAt, completeAt, changedAt, final } = day.standing
  const instant = (at: string) => formats.instant(at, day.calendar.timeZone)
  const said = () => {
    if (dayState(day.calendar, now) !== 'complete') return t('origin.running', { at: instant(endsAt) })
    if (changedSince(day.standing)) return t('origin.changed', { complete: instant(completeAt), at: instant(changedAt!) })
    if (now < Date.parse(completeAt)) return t('origin.settling', { at: instant(completeAt) })
    return t('origin.complete', { complete: instant(completeAt) })
  }
  return (
    <Text>
      {said()} {final && t('origin.final')}
    </Text>
  )
}
