// How a value stands against the one it is compared with.
import { divide } from '../format/money'

export type Direction = 'up' | 'down' | 'same'

/** Without a value on both sides there is no change. Against zero or less there is a direction but no proportion. */
export type Change =
  | { known: false }
  | { known: true; direction: Direction; value: bigint; before: bigint; thousandths: bigint | undefined }

export function changeOf(value: bigint | undefined, before: bigint | undefined): Change {
  if (value === undefined || before === undefined) return { known: false }
  const difference = value - before
  return {
    known: true,
    direction: difference > 0n ? 'up' : difference < 0n ? 'down' : 'same',
    value,
    before,
    thousandths: before > 0n ? divide(difference * 1_000n, before) : undefined,
  }
}
