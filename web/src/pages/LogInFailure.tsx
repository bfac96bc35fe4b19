import { Alert } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError, UnreachableError } from '../api/problem'
import { messageOf } from '../components/ProblemNotice'
import type { Formats } from '../format/formats'
import { useFormats } from '../state/formats'

/** Says why a log-in failed and, while there is a wait, how long it still is. */
export function LogInFailure({ error, wait }: { error: Error; wait: number }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <Alert color="red" variant="outline" role="alert">
      {failureText(error, wait, t, formats)}
    </Alert>
  )
}

function failureText(error: Error, wait: number, t: TFunction, formats: Formats): string {
  if (error instanceof UnreachableError) return t('logIn.unreachable')
  if (error instanceof ProblemError && error.slug === 'wrong-credentials') return t('logIn.wrong')
  if (wait > 0) return t('logIn.wait', { in: formats.inSeconds(wait) })
  return messageOf(error, t)
}

/** The seconds that are left of the wait that an error asks for. */
export function useWait(error: Error | null): number {
  const asked = (error instanceof ProblemError && error.retryAfter) || 0
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const end = Date.now() + asked * 1_000
    const show = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1_000)))
    show()
    const timer = setInterval(show, 1_000)
    return () => clearInterval(timer)
  }, [asked, error])
  return left
}
