// Says what went wrong in the reader's language, with what is needed to ask about it and a way to try again.
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { type TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ProblemError, UnreachableError } from '../api/problem'

export function ProblemNotice({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation()
  const requestId = error instanceof ProblemError && error.problem.requestId
  return (
    <Alert color="red" variant="outline" title={t('problem.title')} role="alert" maw={560} className="panel">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{messageOf(error, t)}</Text>
        <Group gap="md">
          <Button variant="default" onClick={onRetry}>
            {t('problem.retry')}
          </Button>
          {requestId && (
            <Text size="xs" c="dimmed" ff="monospace">
              {t('problem.requestId', { id: requestId })}
            </Text>
          )}
        </Group>
      </Stack>
    </Alert>
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
