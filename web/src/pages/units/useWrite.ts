// Numbers of a report in words.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../../format/formats'
import type { Decimal } from '../../format/money'
import type { Change } from '../../sales/change'
import { isMoney } from '../../sales/report'
import { useFormats } from '../../state/formats'
import type { ReportMeasure } from '../../state/reportview'

export type Write = {
  value(value: bigint | undefined, measure: ReportMeasure, currency: Currency): string
  /** A mean in ten-thousandths, also of a count. */
  mean(value: bigint | undefined, measure: ReportMeasure, currency: Currency): string
  /** As spreadsheets read it. */
  plain(value: bigint | undefined, measure: ReportMeasure, currency: Currency): string
  change(change: Change): string
  share(share: Decimal | undefined): string
}

export function useWrite(): Write {
  const { t } = useTranslation()
  const formats = useFormats()
  return useMemo(
    () => ({
      value: (value, measure, currency) =>
        value === undefined ? '–' : isMoney(measure) ? formats.money(value, currency) : formats.count(value),
      mean: (value, measure, currency) =>
        value === undefined ? '–' : isMoney(measure) ? formats.money(value, currency) : formats.amount(value, { id: '', decimals: 1 }),
      plain: (value, measure, currency) =>
        value === undefined ? '' : isMoney(measure) ? formats.plain(value, currency) : String(value),
      change: (change) => {
        if (!change.known) return t('curve.noData')
        if (!change.direction) return t('comparison.low')
        const arrow = { up: '▲', down: '▼', same: '=' }[change.direction]
        return change.thousandths === undefined ? arrow : `${arrow} ${formats.change(change.thousandths)}`
      },
      share: (share) => (share === undefined ? '–' : formats.share(share)),
    }),
    [t, formats],
  )
}
