import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './OpeningButton.module.css'

/** A number that opens into where it comes from. */
export function OpeningButton({ onOpen, tabIndex, children }: { onOpen?(): void; tabIndex?: number; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <button type="button" className={classes.open} tabIndex={tabIndex} onClick={onOpen}>
      {children}
      <span className="sr-only">, {t('origin.open')}</span>
    </button>
  )
}
