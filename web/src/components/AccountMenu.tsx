import { ActionIcon, Button, Divider, Popover, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Session } from '../api/session'
import { useLogOut } from '../state/session'
import { IconPerson } from './icons'
import { LanguageSwitch, SchemeSwitch } from './Preferences'
import { messageOf } from './ProblemNotice'

/** Who is logged in, how they like the page, and the way out. */
export function AccountMenu({ session }: { session: Session }) {
  const { t } = useTranslation()
  const logOut = useLogOut()
  return (
    <Popover width={280} position="bottom-end" trapFocus returnFocus hideDetached={false} withinPortal={false} shadow="md">
      <Popover.Target>
        <ActionIcon radius="xl" aria-label={t('menu.account', { name: session.displayName })}>
          <IconPerson />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('menu.account', { name: session.displayName })}>
        <Stack gap="sm">
          <div>
            <Text fw={600}>{session.displayName}</Text>
            <Text size="sm" c="dimmed">
              {session.username}
            </Text>
            <Text size="sm" c="dimmed">
              {t('menu.tenant', { tenant: session.tenant.name })}
            </Text>
          </div>
          <Divider />
          <LanguageSwitch />
          <SchemeSwitch />
          <Divider />
          {logOut.error && (
            <Text size="sm" role="alert">
              {messageOf(logOut.error, t)}
            </Text>
          )}
          <Button variant="default" loading={logOut.isPending} onClick={() => logOut.mutate()}>
            {t('menu.logOut')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
