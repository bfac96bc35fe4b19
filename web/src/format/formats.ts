// Numbers, money, dates and times as people of a locale write them. One Formats per locale and zone.
import { type Amount, type Decimal, toDecimal } from './money'
import { addDays, asDate, weekdays } from './businessday'

export type Currency = { id: string; decimals: number }

export class Formats {
  readonly locale: string

  constructor(locale: string) {
    this.locale = locale
  }

  /** An amount with its currency, such as "€4,810.50". */
  money(amount: Amount, currency: Currency): string {
    return numberFormat(this.locale, moneyOptions(currency)).format(toDecimal(amount))
  }

  /** An amount without its currency, for columns that name it in their head. */
  amount(amount: Amount, { decimals }: Currency): string {
    return numberFormat(this.locale, places(decimals)).format(toDecimal(amount))
  }

  /** An amount in few characters, such as "1.2K", for the axis of a chart. */
  shortAmount(amount: number): string {
    return numberFormat(this.locale, { notation: 'compact', maximumFractionDigits: 1 }).format(amount)
  }

  /** The digits alone, with the locale's decimal sign and no grouping, as spreadsheets read them. */
  plain(amount: Amount, { decimals }: Currency): string {
    return numberFormat(this.locale, { ...places(decimals), useGrouping: false }).format(toDecimal(amount))
  }

  count(count: bigint | number): string {
    return numberFormat(this.locale, {}).format(count)
  }

  /** A change in thousandths with its sign, such as "+4.2%". */
  change(thousandths: bigint): string {
    const options = { style: 'percent', minimumFractionDigits: 1, signDisplay: 'exceptZero' } as const
    return numberFormat(this.locale, options).format(Number(thousandths) / 1_000)
  }

  /** A share of a whole, such as "12.5%". */
  share(share: Decimal | number): string {
    return numberFormat(this.locale, { style: 'percent', maximumFractionDigits: 1 }).format(share)
  }

  /** A business day in full, such as "Monday, November 23, 2026". */
  day(businessDay: string): string {
    return dateFormat(this.locale, { dateStyle: 'full', timeZone: 'UTC' }).format(asDate(businessDay))
  }

  /** A business day in few characters, such as "Mon, 23 Nov 2026". */
  shortDay(businessDay: string): string {
    return dateFormat(this.locale, shortDate).format(asDate(businessDay))
  }

  /** The date on a calendar in a zone: after midnight that of the next day, though the business day is the same. */
  dayAt(instant: string, timeZone: string): string {
    return dateFormat(this.locale, { ...shortDate, timeZone }).format(new Date(instant))
  }

  /** The days from one to another, such as "Sun, 1 Nov – Mon, 30 Nov 2026"; a single day in full. */
  span(start: string, end: string): string {
    if (start === end) return this.day(start)
    return dateFormat(this.locale, shortDate).formatRange(asDate(start), asDate(end))
  }

  /** A business day on an axis or in a calendar whose year is named beside it, such as "Mon 23 Nov". */
  dayOfYear(businessDay: string): string {
    return dateFormat(this.locale, { ...shortDate, year: undefined }).format(asDate(businessDay))
  }

  /** A month, such as "Nov 2026". */
  month(month: string): string {
    return dateFormat(this.locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(asDate(`${month}-01`))
  }

  /** A weekday by its name in the API, such as "Monday". */
  weekday(weekday: string): string {
    const day = addDays(someMonday, weekdays.indexOf(weekday))
    return dateFormat(this.locale, { weekday: 'long', timeZone: 'UTC' }).format(asDate(day))
  }

  /** The time on a wall clock in a zone, such as "14:15". */
  time(instant: string | number, timeZone: string): string {
    return dateFormat(this.locale, { timeStyle: 'short', timeZone }).format(new Date(instant))
  }

  /** The time on a wall clock in a zone to the second, such as "14:15:07". */
  timeOfDay(instant: number, timeZone: string): string {
    return dateFormat(this.locale, { timeStyle: 'medium', timeZone }).format(new Date(instant))
  }

  /** Date and time to the second in a zone, with the zone's name. */
  instant(instant: string | number, timeZone: string): string {
    return dateFormat(this.locale, { dateStyle: 'medium', timeStyle: 'long', timeZone }).format(new Date(instant))
  }

  /** How long something will take, such as "in 30 seconds". */
  inSeconds(seconds: number): string {
    return new Intl.RelativeTimeFormat(this.locale).format(seconds, 'second')
  }

  /** How long ago something was, such as "12 sec. ago". */
  ago(milliseconds: number): string {
    const seconds = Math.max(0, Math.round(milliseconds / 1_000))
    const relative = new Intl.RelativeTimeFormat(this.locale, { style: 'short', numeric: 'always' })
    if (seconds < 60) return relative.format(-seconds, 'second')
    if (seconds < 3_600) return relative.format(-Math.floor(seconds / 60), 'minute')
    if (seconds < 86_400) return relative.format(-Math.floor(seconds / 3_600), 'hour')
    return relative.format(-Math.floor(seconds / 86_400), 'day')
  }
}

const shortDate = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
const someMonday = '2026-11-23'

function moneyOptions(currency: Currency): Intl.NumberFormatOptions {
  return { style: 'currency', currency: currency.id, ...places(currency.decimals) }
}

function places(decimals: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
}

// Making an Intl format costs a thousand times what using it does.
const numberFormat = remember((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))
const dateFormat = remember(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)

function remember<O, F>(make: (locale: string, options: O) => F): (locale: string, options: O) => F {
  const made = new Map<string, F>()
  return (locale, options) => {
    const key = locale + JSON.stringify(options)
    const format = made.get(key) ?? make(locale, options)
    made.set(key, format)
    return format
  }
}
