import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { ahead } from './vite.ahead'
import { usedStyles } from './vite.styles'

const server = 'https://localhost:8443'
const proxied = ['/session', '/sales', '/connect', '/docs', '/openapi.yaml', '/problems']

export default defineConfig({
  plugins: [react(), usedStyles(), ahead()],
  build: {
    target: 'es2022',
    // The page's security policy allows no inline code and no data in style sheets.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    // The server refuses what comes from another origin, so the origin is rewritten along with the host.
    proxy: Object.fromEntries(
      proxied.map((path) => [path, { target: server, changeOrigin: true, secure: false, headers: { Origin: server } }]),
    ),
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    setupFiles: ['test/jsdom.ts'],
  },
})
