// Puts the whole page into a document, talking to an ApiServer over HTTP.
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render, screen, within } from '@testing-library/react'
import { afterEach, vi } from 'vitest'
import { App } from '../src/App'
import { startTranslations } from '../src/i18n'
import { newQueryClient } from '../src/state/queryclient'
import { ApiServer } from './apiserver'

// A busy machine takes its time.
configure({ asyncUtilTimeout: 60_000, getElementError: (message) => new Error(message ?? undefined) })

const open: (() => Promise<void>)[] = []

afterEach(async () => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
  await Promise.all(open.splice(0).map((close) => close()))
})

/** Starts a server and lets the page's calls reach it. */
export async function startApi(): Promise<ApiServer> {
  const api = new ApiServer()
  const origin = await api.start()
  const fetch = globalThis.fetch
  vi.stubGlobal('fetch', async (input: Request | URL, init?: RequestInit) => {
    if (input instanceof URL) return fetch(moved(input.href, origin), init)
    const { method, headers, signal } = input
    const body = method === 'POST' ? await input.text() : undefined
    return fetch(moved(input.url, origin), { method, headers, signal, body })
  })
  open.push(() => api.stop())
  return api
}

/** Shows the page at an address. */
export function openPage(address = '/analytics/sales?unit=3'): void {
  window.history.replaceState(null, '', address)
  startTranslations()
  render(
    <QueryClientProvider client={newQueryClient()}>
      <App />
    </QueryClientProvider>,
  )
}

/** A card of the page. */
export function card(name: string) {
  return within(screen.getByRole('article', { name }))
}

/** The exact value of a card. */
export function valueOf(name: string): string | undefined {
  return screen.getByRole('article', { name }).querySelector('data')?.value
}

function moved(address: string, origin: string): string {
  const { pathname, search } = new URL(address)
  return origin + pathname + search
}
