import { createContext, useContext, useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** Is given the title of each page, whenever that changes. */
export const TitleListener = createContext<(title: string) => void>(() => {})

/** Names the page in the title of the window: the page, what it shows as far as that is known, the application. */
export function PageTitle({ parts }: { parts: (string | undefined)[] }) {
  const { t } = useTranslation()
  const listen = useContext(TitleListener)
  const title = [...parts, t('appName')].filter(Boolean).join(' · ')
  useEffect(() => {
    document.title = title
    listen(title)
  }, [title, listen])
  return null
}
