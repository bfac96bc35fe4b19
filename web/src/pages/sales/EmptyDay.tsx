import { useTranslation } from 'react-i18next'
import type { BusinessDayCalendar, BusinessUnit } from '../../api/setup'
import { EmptyState } from '../../components/EmptyState'
import { dayState } from '../../sales/slots'
import { useFormats } from '../../state/formats'

type Props = { unit: BusinessUnit; calendar: BusinessDayCalendar; now: number }

/** Says why a day has no sales, and whether there will be some. */
export function EmptyDay({ unit, calendar, now }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { businessDay } = calendar
  if (unit.closedOn && businessDay > unit.closedOn) {
    return <EmptyState title={t('empty.closed')} hint={t('empty.closedHint', { day: formats.day(unit.closedOn) })} />
  }
  if (unit.openedOn && businessDay < unit.openedOn) {
    return <EmptyState title={t('empty.notOpen')} hint={t('empty.notOpenHint', { day: formats.day(unit.openedOn) })} />
  }
  if (dayState(calendar, now) === 'complete') return <EmptyState title={t('empty.noSales')} hint={t('empty.noSalesHint')} />
  return <EmptyState title={t('empty.noSalesYet')} hint={t('empty.noSalesYetHint')} />
}
