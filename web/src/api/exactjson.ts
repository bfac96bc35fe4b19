// Reads the API's JSON without losing a digit of money. JSON.parse makes binary floats of numbers, so the money
// literals are put in quotes first and arrive as text. JSON.parse's own access to the source text would do as well, but not every
// engine has it, and two ways would be one too many.

// A member name followed by a number. A name inside a string value cannot match: its quotes are escaped there.
const moneyMember = /(?<!\\)"(netSales|grossSales|grossMinusNet|averageCheck|spendPerGuest|share)"(\s*:\s*)(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g

/** Puts the money of a JSON text in quotes. */
export function quoteMoney(json: string): string {
  return json.replace(moneyMember, '"$1"$2"$3"')
}

/** JSON.parse with money as Decimal text. */
export function parseExact<T>(json: string): T {
  return JSON.parse(quoteMoney(json)) as T
}
