import { useTranslation } from 'react-i18next'
import type { Change } from '../../sales/change'
import { useFormats } from '../../state/formats'
import classes from './sales.module.css'

const arrows = { up: '▲', down: '▼', same: '=' } as const

type Props = { change: Change; basis: string | undefined; write(value: bigint): string }

/**
 * A change with its direction by arrow, sign and colour, and the value it is measured from. Where only a
 * part is compared, that part and its value are named: the change is not that of the number above it. Where
 * that part is too small there is no change.
 */
export function ChangeLine({ change, basis, write }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!change.known) return <p className={classes.change}>{t('comparison.none')}</p>
  const { direction, thousandths, value, before } = change
  const against = { part: write(value), before: write(before) }
  const text = basis ? t('comparison.partAgainst', { basis, ...against }) : t('comparison.against', against)
  return (
    <p className={classes.change}>
      <span className={classes.direction} data-direction={direction}>
        {direction ? (
          <>
            <span aria-hidden>{arrows[direction]} </span>
            <span className="sr-only">{t(`comparison.${direction}`)} </span>
            {thousandths !== undefined && formats.change(thousandths)}
          </>
        ) : (
          t('comparison.low')
        )}
      </span>
      <span className={classes.against}>{text}</span>
    </p>
  )
}
