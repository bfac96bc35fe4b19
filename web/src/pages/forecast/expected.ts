// What is expected, in words. It is no exact amount, so a float carries it; it is written like money all the same.
import type { Estimate, ForecastItem } from '../../api/forecast'
import type { Currency, Formats } from '../../format/formats'
import { type Decimal, parseAmount } from '../../format/money'

/** What to reckon with: what was decided, or else what the system says. */
export function best(item: ForecastItem): Estimate | undefined {
  return item.adjusted ?? item.forecast
}

export function written(amount: number, currency: Currency, formats: Formats): string {
  return formats.money(parseAmount(amount.toFixed(currency.decimals) as Decimal), currency)
}

/** The ends of the 80 % interval, such as "€4,480 – €5,160"; nothing for an estimate without intervals. */
export function range({ low80, high80 }: Estimate, currency: Currency, formats: Formats): string | undefined {
  if (low80 === undefined || high80 === undefined) return undefined
  return `${written(low80, currency, formats)} – ${written(high80, currency, formats)}`
}
