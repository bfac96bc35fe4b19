// How much of a row is compared, in words.
import type { TFunction } from 'i18next'
import type { ReportRow } from '../api/report'

/** Such as "5 of 30 days compared"; nothing where all of the row is compared, or none of it. */
export function coverageText({ part, coverage }: Pick<ReportRow, 'part' | 'coverage'>, t: TFunction): string | undefined {
  if (!part || !coverage) return undefined
  const { days, ofDays, units, ofUnits, unitDays, ofUnitDays } = coverage
  const texts = [
    ...(days < ofDays ? [t('coverage.days', { some: days, count: ofDays })] : []),
    ...(units < ofUnits ? [t('coverage.units', { some: units, count: ofUnits })] : []),
  ]
  if (texts.length > 0) return texts.join(', ')
  return unitDays < ofUnitDays ? t('coverage.unitDays', { some: unitDays, count: ofUnitDays }) : undefined
}
