// What is expected, in words. It is no exact amount, so a float carries it; it is written like money all the same.
import type { TFunction } from 'i18next'
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

const beside = /^(before|after) (.+)$/

/** A public holiday or event as the server names it; of the day beside one, in the language of the page. */
export function occasion(special: string, t: TFunction): string {
  const [, side, name] = beside.exec(special) ?? []
  return side ? t(`forecast.${side as 'before' | 'after'}`, { name }) : special
}

/** The public holidays among days: those that are named, and not for what they are beside, nor for an event. */
export function holidaysOf(items: ForecastItem[], events: { name: string }[]): ForecastItem[] {
  return items.filter(({ special }) => special && !beside.test(special) && !events.some(({ name }) => name === special))
}
