import { Alert, Button, Center, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Credentials } from '../api/session'
import { BrandMark } from '../components/BrandMark'
import { PageTitle } from '../components/PageTitle'
import { LanguageSwitch } from '../components/Preferences'
import { hasEnded, useLogIn } from '../state/session'
import { LogInFailure, useWait } from './LogInFailure'

export function LogInPage() {
  const { t } = useTranslation()
  return (
    <Center component="main" mih="100dvh" p="md">
      <PageTitle parts={[t('logIn.title')]} />
      <Stack w="100%" maw={380} gap="lg">
        <Group gap="sm">
          <BrandMark size={40} />
          <div>
            <Title order={1} size="h3" lh={1.2}>
              {t('appName')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('logIn.lead')}
            </Text>
          </div>
        </Group>
        <LogInForm />
        <LanguageSwitch />
      </Stack>
    </Center>
  )
}

function LogInForm() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [credentials, setCredentials] = useState<Credentials>({ username: '', password: '' })
  const attempt = useLogIn()
  const wait = useWait(attempt.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wait > 0) return
    attempt.mutate(credentials, { onError: () => setCredentials(({ username }) => ({ username, password: '' })) })
  }

  return (
    <Stack component="form" onSubmit={submit} className="panel" p="lg" gap="md" aria-label={t('logIn.title')}>
      {attempt.error ? (
        <LogInFailure error={attempt.error} wait={wait} />
      ) : (
        hasEnded(queryClient) && <Alert variant="outline">{t('logIn.ended')}</Alert>
      )}
      <TextInput
        label={t('logIn.username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        autoFocus
        value={credentials.username}
        onChange={({ currentTarget: { value: username } }) => setCredentials((entered) => ({ ...entered, username }))}
      />
      <PasswordInput
        label={t('logIn.password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={credentials.password}
        onChange={({ currentTarget: { value: password } }) => setCredentials((entered) => ({ ...entered, password }))}
      />
      <Button type="submit" loading={attempt.isPending} disabled={wait > 0}>
        {t('logIn.submit')}
      </Button>
    </Stack>
  )
}
