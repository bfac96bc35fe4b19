import { useTranslation } from 'react-i18next'
import type { Actor, Submission } from '../../../api/history'
import { isLate } from '../../../sales/lateness'
import { useFormats } from '../../../state/formats'
import classes from './origin.module.css'

type Props = { of: { receivedAt: string; kind: Submission['kind']; actor: Actor }; timeZone: string; completeAt?: string }

/** When something was received, from whom and how, and where that is known, whether the day was complete by then. */
export function Sender({ of: { receivedAt, kind, actor }, timeZone, completeAt }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const who = [actor.username, actor.clientId].filter(Boolean).join(' · ') || t('origin.operator')
  return (
    <span className={classes.sender}>
      <time dateTime={receivedAt}>{formats.instant(receivedAt, timeZone)}</time>
      <span>{who}</span>
      {kind !== 'real-time' && <span>{t(`origin.kinds.${kind}`)}</span>}
      {completeAt && isLate(receivedAt, completeAt) && <strong>{t('origin.late')}</strong>}
    </span>
  )
}
