import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../../format/formats'
import type { Slot } from '../../sales/slots'
import { useFormats } from '../../state/formats'
import type { UnitDay } from '../../state/unitday'
import { slotName } from './slotname'
import type { Names } from './tabletext'

/** What the slots, sales types and currencies of a day are called in the language in use. */
export function useNames({ calendar, configuration }: UnitDay, slots: Slot[], currencies: Currency[]): Names {
  const { language } = useTranslation().i18n
  const formats = useFormats()
  return useMemo(
    () => ({
      slots: new Map(slots.map((slot) => [slot.startTime, slotName(slot, calendar.timeZone, formats)])),
      salesTypes: new Map(configuration.salesTypes.map(({ id, names }) => [id, names[language] ?? names.en ?? id])),
      currencies: new Map(currencies.map((currency) => [currency.id, currency])),
    }),
    [slots, calendar.timeZone, configuration, currencies, formats, language],
  )
}
