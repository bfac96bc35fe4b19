// The frame around every page: brand, navigation, account.
import { AppShell, Burger, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { Session } from '../api/session'
import { AccountMenu } from './AccountMenu'
import { BrandMark } from './BrandMark'
import { Navigation } from './Navigation'
import classes from './Shell.module.css'

export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  const { t } = useTranslation()
  const [opened, { toggle, close }] = useDisclosure()
  const [path] = useLocation()
  useEffect(close, [close, path])

  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 200, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'md', lg: 'lg' }}
    >
      <AppShell.Header className={classes.header}>
        <a href="#content" className={classes.skip}>
          {t('skip')}
        </a>
        <Burger
          hiddenFrom="md"
          opened={opened}
          onClick={toggle}
          aria-label={t(opened ? 'nav.close' : 'nav.open')}
          aria-expanded={opened}
          w={44}
          h={44}
          size="sm"
        />
        <Group component={Link} gap={10} className={classes.brand} {...{ href: '/analytics/sales' }}>
          <BrandMark />
          <Text fw={650} size="lg">
            {t('appName')}
          </Text>
        </Group>
        <Text className={classes.tenant} c="dimmed" truncate>
          {session.tenant.name}
        </Text>
        <AccountMenu session={session} />
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} aria-label={t('nav.label')}>
        <Navigation scopes={session.scopes} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </AppShell.Main>
    </AppShell>
  )
}
