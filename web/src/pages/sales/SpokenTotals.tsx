import { useTranslation } from 'react-i18next'
import { Spoken } from '../../components/Spoken'
import type { Currency } from '../../format/formats'
import { useFormats } from '../../state/formats'

type Props = { totals: { currency: Currency; netSales: bigint; checks: bigint }[] }

/** The totals of each currency, for those who listen, when they change. */
export function SpokenTotals({ totals }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const texts = totals.map(({ currency, netSales, checks }) =>
    t('measure.spoken', { net: formats.money(netSales, currency), checks: formats.count(checks) }),
  )
  return <Spoken text={texts.join(' ')} />
}
