// Exact money. An amount is a bigint of ten-thousandths, the scale that the API allows: sums never meet a binary float.

/** A decimal number as text, digit for digit as the API wrote it, such as "4810.50". */
export type Decimal = `${number}`

/** Ten-thousandths of a currency's unit. */
export type Amount = bigint

const scale = 4
const decimalPattern = /^(-?)(\d+)(?:\.(\d{1,4}))?$/

/** Reads a decimal with at most four places; throws on anything else. */
export function parseAmount(text: Decimal): Amount {
  const [, sign, whole, fraction = ''] = decimalPattern.exec(text) ?? fail(text)
  const magnitude = BigInt(whole + fraction.padEnd(scale, '0'))
  return sign ? -magnitude : magnitude
}

/** Writes an amount with the fewest places that keep its value: 125000n is "12.5". */
export function toDecimal(amount: Amount): Decimal {
  const digits = magnitudeOf(amount).toString().padStart(scale + 1, '0')
  const fraction = digits.slice(-scale).replace(/0+$/, '')
  const sign = amount < 0n ? '-' : ''
  return `${sign}${digits.slice(0, -scale)}${fraction && `.${fraction}`}` as Decimal
}

/** Divides and rounds half to even, as the API does. The divisor is positive. */
export function divide(amount: bigint, divisor: bigint): bigint {
  const magnitude = magnitudeOf(amount)
  const quotient = magnitude / divisor
  const twice = (magnitude % divisor) * 2n
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n)
  const rounded = up ? quotient + 1n : quotient
  return amount < 0n ? -rounded : rounded
}

/** Rounds an amount to the decimals that a currency is written with, half away from zero, as it is written. */
export function rounded(amount: Amount, decimals: number): Amount {
  const step = 10n ** BigInt(Math.max(0, scale - decimals))
  const magnitude = ((magnitudeOf(amount) + step / 2n) / step) * step
  return amount < 0n ? -magnitude : magnitude
}

function magnitudeOf(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}

function fail(text: string): never {
  throw new RangeError(`"${text}" is not a decimal with at most ${scale} places`)
}
