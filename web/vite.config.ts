import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { ahead } from './vite.ahead'
import { usedStyles } from './vite.styles'

const server = 'https://localhost:8443'
const proxied = ['/session', '/sales', '/connect', '/docs', '/openapi.yaml', '/problems']

// What several pages share is in one file: in small ones of their own it compresses worse. What draws charts comes later than the
// rest, and what begins comes before it.
const apart = /echarts|zrender|EChart|\/(api\/ahead|sales\/otherday|sales\/view|format\/businessday)\.ts/
const shared = { name: 'shared', minShareCount: 2, test: (id: string) => !apart.test(id) }

export default defineConfig({
  plugins: [react(), usedStyles(), ahead()],
  build: {
    target: 'es2022',
    // The page's security policy allows no inline code and no data in style sheets.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: [shared] } } },
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
