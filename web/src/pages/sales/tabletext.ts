// The table as tab-separated text: decimals as the locale writes them and no grouping, so that spreadsheets read numbers.
import type { TFunction } from 'i18next'
import type { Figure } from '../../api/sales'
import type { Currency, Formats } from '../../format/formats'
import { parseAmount } from '../../format/money'

/** What slots (by the instant they start), sales types and currencies are called. */
export type Names = {
  slots: Map<number, string>
  salesTypes: Map<string, string>
  currencies: Map<string, Currency>
}

export function tableText(figures: Figure[], names: Names, formats: Formats, t: TFunction): string {
  const head = [
    t('table.slot'),
    t('table.salesType'),
    t('curve.currency'),
    t('table.netSales'),
    t('table.grossSales'),
    t('table.numChecks'),
    t('table.numGuests'),
  ]
  return [head, ...figures.map((figure) => cellsOf(figure, names, formats))].map((cells) => cells.join('\t')).join('\n')
}

function cellsOf(figure: Figure, names: Names, formats: Formats): string[] {
  const currency = names.currencies.get(figure.currencyId)!
  return [
    names.slots.get(Date.parse(figure.timeSlotStart)) ?? figure.timeSlotStart,
    names.salesTypes.get(figure.salesTypeId) ?? figure.salesTypeId,
    figure.currencyId,
    formats.plain(parseAmount(figure.netSales), currency),
    formats.plain(parseAmount(figure.grossSales), currency),
    String(figure.numChecks),
    String(figure.numGuests),
  ]
}
