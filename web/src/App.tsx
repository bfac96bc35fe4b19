// The page as a whole: whoever is not logged in sees the log-in, at whatever address, and then what the address asked for.
import { MantineProvider } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from './api/session'
import { LastResort } from './components/LastResort'
import { Later } from './components/Later'
import { ProblemNotice } from './components/ProblemNotice'
import { suggestLanguage } from './i18n'
import { Pages } from './pages/Pages'
import { theme } from './theme'

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <LastResort>
        <Entrance />
      </LastResort>
    </MantineProvider>
  )
}

function Entrance() {
  const { t } = useTranslation()
  const session = useQuery(sessionQuery)
  const language = session.data?.language
  useEffect(() => suggestLanguage(language), [language])

  const waiting = (
    <main className="middle">
      {session.error ? (
        <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <p role="status" className="note">
          {t('loading')}
        </p>
      )}
    </main>
  )
  if (session.data) return <Pages session={session.data} />
  if (session.data === undefined) return waiting
  return (
    <Later name="LogInPage" code={() => import('./pages/LogInPage')} meanwhile={waiting}>
      {({ LogInPage }) => <LogInPage />}
    </Later>
  )
}
