// How strongly a value is coloured, among others.

/** A share of the greatest, 0 to 1; nothing where there is no value. */
export function shareOf(value: bigint | undefined, greatest: bigint): number | undefined {
  return value === undefined ? undefined : greatest > 0n && value > 0n ? Number((value * 1_000n) / greatest) / 1_000 : 0
}

// More than that, and the text would not stand out from its ground in both schemes.
const strongest = 55

/** The style that colours a cell by its share. */
export function heatOf(share: number | undefined): Record<string, string> {
  return share === undefined ? {} : { '--heat': `${Math.round(share * strongest)}%` }
}

export function greatestOf(values: (bigint | undefined)[]): bigint {
  return values.reduce<bigint>((greatest, value) => (value !== undefined && value > greatest ? value : greatest), 0n)
}
