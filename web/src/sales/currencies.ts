// The currencies that a day must be shown in.
import type { Figure } from '../api/sales'
import type { BusinessUnit, TenantConfiguration } from '../api/setup'
import type { Currency } from '../format/formats'

type Sold = { figures: Figure[]; otherFigures: Figure[]; configuration: TenantConfiguration }

const usualDecimals = 2

/** The currencies of a day's figures and of those it is compared with; the unit's first when there are none. */
export function currenciesSold({ figures, otherFigures, configuration }: Sold, unit: BusinessUnit): Currency[] {
  const sold = [...new Set([...figures, ...otherFigures].map(({ currencyId }) => currencyId))].sort()
  const ids = sold.length > 0 ? sold : unit.currencies.slice(0, 1)
  return ids.map((id) => configuration.currencies.find((currency) => currency.id === id) ?? { id, decimals: usualDecimals })
}
