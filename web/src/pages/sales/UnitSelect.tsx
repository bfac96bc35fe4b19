import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BusinessUnit } from '../../api/setup'

// More are found by typing.
const shownAtOnce = 60

type Props = { units: BusinessUnit[]; value: number | null; onChange(unitId: number): void }

/** Chooses one of up to thousands of units, by name or id. */
export function UnitSelect({ units, value, onChange }: Props) {
  const { t } = useTranslation()
  const options = useMemo(() => units.map(({ id, name }) => ({ value: String(id), label: `${name} · ${id}` })), [units])
  return (
    <Select
      aria-label={t('view.unit')}
      placeholder={t('view.searchUnit')}
      data={options}
      value={value === null ? null : String(value)}
      onChange={(chosen) => chosen && onChange(Number(chosen))}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      limit={shownAtOnce}
      nothingFoundMessage={t('view.noUnit')}
      maxDropdownHeight={320}
      onFocus={(event) => event.currentTarget.select()}
      comboboxProps={{ withinPortal: false }}
    />
  )
}
