import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@mantine/core/styles/baseline.layer.css'
import '@mantine/core/styles/default-css-variables.layer.css'
import '@mantine/core/styles/global.layer.css'
import './theme.css'
import './plain.css'
import { App } from './App'
import { startTranslations } from './i18n'
import { firstRead } from './state/firstread'
import { newQueryClient } from './state/queryclient'

const client = newQueryClient()
startTranslations()
await firstRead(client)
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
