// The page as a whole: whoever is not logged in sees the log-in, at whatever address, and then what the address asked for.
import { Center, Loader, MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { useQuery } from '@tanstack/react-query'
import 'dayjs/locale/es'
import 'dayjs/locale/fr'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from './api/session'
import { LastResort } from './components/LastResort'
import { ProblemNotice } from './components/ProblemNotice'
import { suggestLanguage } from './i18n'
import { LogInPage } from './pages/LogInPage'
import { Pages } from './pages/Pages'
import { theme } from './theme'

export function App() {
  const { i18n } = useTranslation()
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
        <LastResort>
          <Entrance />
        </LastResort>
      </DatesProvider>
    </MantineProvider>
  )
}

function Entrance() {
  const { t } = useTranslation()
  const session = useQuery(sessionQuery)
  const language = session.data?.language
  useEffect(() => suggestLanguage(language), [language])

  if (session.data) return <Pages session={session.data} />
  if (session.data === null) return <LogInPage />
  return (
    <Center component="main" mih="100dvh" p="md">
      {session.error ? (
        <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <Loader type="dots" aria-label={t('loading')} />
      )}
    </Center>
  )
}
