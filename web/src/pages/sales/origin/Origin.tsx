// Where a number comes from: its figures, the submissions that made them, and what each changed.
import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../../../format/formats'
import type { Slot } from '../../../sales/slots'
import { useFormats } from '../../../state/formats'
import type { UnitDay } from '../../../state/unitday'
import type { Opened } from '../../../sales/view'
import { useNames } from '../useNames'
import { DayOrigin } from './DayOrigin'
import { SlotOrigin } from './SlotOrigin'

type Props = { opened: Opened | undefined; day: UnitDay; slots: Slot[]; currencies: Currency[]; now: number; onClose(): void }

/** Opens a day, or a slot of it. An instant at which no slot of the day starts opens nothing. */
export function Origin({ opened, day, slots, currencies, now, onClose }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const phone = useMediaQuery('(max-width: 720px)')
  const names = useNames(day, slots, currencies)
  const slot = slots.find(({ startTime }) => startTime === opened)
  const dayName = formats.day(day.calendar.businessDay)
  return (
    <Modal
      opened={opened === 'day' || slot !== undefined}
      onClose={onClose}
      title={slot ? t('origin.slotTitle', { slot: names.slots.get(slot.startTime), day: dayName }) : dayName}
      size="xl"
      fullScreen={phone}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('origin.close') }}
    >
      {slot ? <SlotOrigin day={day} slot={slot} names={names} /> : <DayOrigin day={day} names={names} now={now} />}
    </Modal>
  )
}
