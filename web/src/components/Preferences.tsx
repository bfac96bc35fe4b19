// Language and colour scheme, as choices that this device keeps.
import { NativeSelect, type MantineColorScheme, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, type Language, languages } from '../i18n'
import { Segments } from './Segments'

const languageOptions = Object.entries(languages).map(([value, label]) => ({ value, label }))
const schemes: MantineColorScheme[] = ['auto', 'light', 'dark']

export function LanguageSwitch() {
  const { t, i18n } = useTranslation()
  return (
    <NativeSelect
      aria-label={t('menu.language')}
      size="md"
      data={languageOptions}
      value={i18n.language}
      onChange={(event) => chooseLanguage(event.currentTarget.value as Language)}
      styles={{ input: { minHeight: 44 } }}
    />
  )
}

export function SchemeSwitch() {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Segments
      label={t('menu.scheme')}
      options={schemes.map((value) => ({ value, label: t(`menu.${value}`) }))}
      value={colorScheme}
      onChange={setColorScheme}
    />
  )
}
