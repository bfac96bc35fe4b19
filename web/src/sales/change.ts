// How a value compares with an earlier one.
import type { Currency } from '../format/formats'
import { type Amount, divide, rounded } from '../format/money'

export type Direction = 'up' | 'down' | 'same'

/**
 * Without a value on both sides there is no change. Against zero or less there is a direction but no
 * proportion. The direction is that of the proportion as it is shown: what rounds to 0.0 % is no change.
 * Where too little is compared there is neither: the two values stand alone.
 */
export type Change =
  | { known: false }
  | { known: true; direction: Direction | undefined; value: bigint; before: bigint; thousandths: bigint | undefined }

/** The change from one value to another. */
export function changeOf(value: bigint | undefined, before: bigint | undefined): Change {
  if (value === undefined || before === undefined) return { known: false }
  const difference = value - before
  const thousandths = before > 0n ? divide(difference * 1_000n, before) : undefined
  return { known: true, direction: directionOf(thousandths ?? difference), value, before, thousandths }
}

/** The change from one amount to another, both as they are written: the change follows from what is seen. */
export function changeOfMoney(value: Amount | undefined, before: Amount | undefined, { decimals }: Currency): Change {
  const written = (amount: Amount | undefined) => amount === undefined ? undefined : rounded(amount, decimals)
  return changeOf(written(value), written(before))
}

function directionOf(change: bigint): Direction {
  return change > 0n ? 'up' : change < 0n ? 'down' : 'same'
}
