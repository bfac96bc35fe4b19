import { useTranslation } from 'react-i18next'
import classes from './sales.module.css'

/** The name of a slot as a button. What it does is done by its row, which its clicks reach. */
export function SlotButton({ name }: { name: string | undefined }) {
  const { t } = useTranslation()
  return (
    <button type="button" className={classes.open}>
      {name}
      <span className="sr-only">, {t('origin.open')}</span>
    </button>
  )
}
