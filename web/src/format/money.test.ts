import { describe, expect, test } from 'vitest'
import { type Decimal, divide, parseAmount, rounded, toDecimal } from './money'

describe('amounts', () => {
  test.each<[Decimal, bigint, string]>([
    ['0', 0n, '0'],
    ['250.00', 2_500_000n, '250'],
    ['-18.5', -185_000n, '-18.5'],
    ['-0.0001', -1n, '-0.0001'],
    ['999999999999.9999', 9_999_999_999_999_999n, '999999999999.9999'],
  ])('%s is kept to the last digit', (text, amount, written) => {
    expect(parseAmount(text)).toBe(amount)
    expect(toDecimal(amount)).toBe(written)
  })

  test.each(['', '1e3', '1.23456', '.5', '1,5', ' 1', 'NaN'])('"%s" is refused', (text) => {
    expect(() => parseAmount(text as Decimal)).toThrow(RangeError)
  })

  test('a sum beyond 2^53 ten-thousandths loses nothing', () => {
    const sum = parseAmount('999999999999.9999') + parseAmount('999999999999.9998')
    expect(toDecimal(sum)).toBe('1999999999999.9997')
  })

  test.each([
    [126_250n, 2, 126_300n],
    [-126_250n, 2, -126_300n],
    [126_249n, 2, 126_200n],
    [126_250n, 0, 130_000n],
    [126_251n, 4, 126_251n],
  ])('%s is written with %s decimals as %s', (amount, decimals, want) => {
    expect(rounded(amount, decimals)).toBe(want)
  })

  test.each([
    [10n, 4n, 2n],
    [-10n, 4n, -2n],
    [14n, 4n, 4n],
    [-14n, 4n, -4n],
    [11n, 4n, 3n],
    [-11n, 4n, -3n],
    [9n, 4n, 2n],
    [-9n, 4n, -2n],
    [0n, 7n, 0n],
  ])('%s / %s rounds half to even, to %s', (amount, divisor, want) => {
    expect(divide(amount, divisor)).toBe(want)
  })
})
