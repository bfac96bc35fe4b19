// Says what went wrong in the reader's language, with what is needed to ask about it and a way to try again.
import { type TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ProblemError, UnreachableError } from '../api/problem'
import classes from './ProblemNotice.module.css'

export function ProblemNotice({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation()
  const requestId = error instanceof ProblemError && error.problem.requestId
  return (
    <div role="alert" className={`panel ${classes.notice}`}>
      <strong className={classes.title}>{t('problem.title')}</strong>
      <p className={classes.message}>{messageOf(error, t)}</p>
      <div className="row">
        <button type="button" className="button" onClick={onRetry}>
          {t('problem.retry')}
        </button>
        {requestId && <span className={classes.id}>{t('problem.requestId', { id: requestId })}</span>}
      </div>
    </div>
  )
}

const known = [
  'invalid-unit', 'unit-not-permitted', 'insufficient-scope', 'tenant-not-found', 'tenant-configuration-not-found',
  'rate-limited', 'internal-error', 'unavailable',
] as const

/** The text for an error: ours where we have one, else what the server says. */
export function messageOf(error: Error, t: TFunction): string {
  if (error instanceof UnreachableError) return t('problem.unreachable')
  if (!(error instanceof ProblemError)) return t('problem.unexpected')
  const slug = known.find((candidate) => candidate === error.slug)
  return slug ? t(`problem.${slug}`) : error.message
}
