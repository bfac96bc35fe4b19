// The frame around every page: brand, navigation, account.
import { type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { Session } from '../api/session'
import { useSettled } from '../state/painted'
import { BrandMark } from './BrandMark'
import { IconClose, IconMenu } from './icons'
import { Later } from './Later'
import { Navigation } from './Navigation'
import { TitleListener } from './PageTitle'
import classes from './Shell.module.css'

export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  const { t } = useTranslation()
  const [path] = useLocation()
  const [openedAt, openAt] = useState<string>()
  // On a phone the navigation covers the page: whoever has gone to another one does not want it any more.
  const opened = openedAt === path
  const [arrived, arrive] = useState({ path, title: '' })
  const listen = useCallback(
    (title: string) => arrive((last) => (last.path === path ? last : { path, title })),
    [path],
  )

  return (
    <>
      <header className={classes.header}>
        <a href="#content" className={classes.skip}>
          {t('skip')}
        </a>
        <button
          type="button"
          className={classes.burger}
          onClick={() => openAt(opened ? undefined : path)}
          aria-label={t(opened ? 'nav.close' : 'nav.open')}
          aria-expanded={opened}
        >
          {opened ? <IconClose size={24} /> : <IconMenu size={24} />}
        </button>
        <Link href="/analytics/sales" className={classes.brand}>
          <BrandMark />
          {t('appName')}
        </Link>
        <span className={classes.tenant}>{session.tenant.name}</span>
        <Later
          name="AccountMenu"
          code={() => import('./AccountMenu')}
          when={useSettled()}
          meanwhile={<span className={classes.account} />}
        >
          {({ AccountMenu }) => <AccountMenu session={session} />}
        </Later>
      </header>
      <nav className={classes.navbar} data-opened={opened} aria-label={t('nav.label')}>
        <Navigation scopes={session.scopes} />
      </nav>
      <main id="content" tabIndex={-1} className={classes.main}>
        <TitleListener value={listen}>{children}</TitleListener>
      </main>
      {/* Whoever listens is told which page has come when it is another one. */}
      <p role="status" className="sr-only">
        {arrived.title}
      </p>
    </>
  )
}
