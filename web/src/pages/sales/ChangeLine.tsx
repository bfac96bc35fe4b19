import { useTranslation } from 'react-i18next'
import type { Change } from '../../sales/change'
import { useFormats } from '../../state/formats'
import classes from './sales.module.css'

const arrows = { up: '▲', down: '▼', same: '＝' } as const

/** A change with its direction by arrow, sign and colour, and the value it is measured from. */
export function ChangeLine({ change, write }: { change: Change; write(value: bigint): string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!change.known) return <p className={classes.change}>{t('comparison.none')}</p>
  const { direction, thousandths, before } = change
  return (
    <p className={classes.change}>
      <span className={classes.direction} data-direction={direction}>
        <span aria-hidden>{arrows[direction]} </span>
        <span className="sr-only">{t(`comparison.${direction}`)} </span>
        {thousandths !== undefined && formats.change(thousandths)}
      </span>{' '}
      <span>{t('comparison.before', { before: write(before) })}</span>
    </p>
  )
}
