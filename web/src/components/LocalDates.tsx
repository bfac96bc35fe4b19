import { DatesProvider } from '@mantine/dates'
import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/es'
import 'dayjs/locale/fr'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Lets the date pickers inside it speak the language of the page. */
export function LocalDates({ children }: { children: ReactNode }) {
  const { language } = useTranslation().i18n
  return <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>{children}</DatesProvider>
}

/** Names the buttons of a date picker that have no text. */
export function usePickerLabels() {
  const { t } = useTranslation()
  return { previousLabel: t('report.earlier'), nextLabel: t('report.later') }
}
