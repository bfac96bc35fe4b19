import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { ahead } from './vite.ahead'
import { usedStyles } from './vite.styles'

const server = 'https://localhost:8443'
const proxied = ['/session', '/sales', '/connect', '/docs', '/openapi.yaml', '/openapi.json', '/problems']

// What the first view is drawn with is one file, and what several of the later parts share is another: in small ones of their own
// it compresses worse. What draws charts comes after the figures, and what begins comes before all else.
const begins = /\/(api\/ahead|sales\/(firstreads|otherday|view)|format\/businessday)\.ts|src\/begin\.ts|vite\/preload-helper/
const draws = /echarts|zrender|EChart|CurveChart|chartoption/

type Graph = { getModuleInfo(id: string): { importers: readonly string[] } | null }

// Mantine is imported from one file that names all its components, whichever of them is meant.
const mantine = /@mantine\/core\/esm\/(index|components)/

/** Whether the page needs a module before it can draw anything. */
function isFirst(id: string, graph: Graph, seen = new Set<string>()): boolean {
  if (id.endsWith('/src/main.tsx')) return true
  if (seen.has(id) || mantine.test(id)) return false
  seen.add(id)
  if (id.includes('@mantine/core/esm/core/')) return true
  return graph.getModuleInfo(id)?.importers.some((importer) => isFirst(importer, graph, seen)) ?? false
}

const groups = [
  { name: 'begin', test: begins },
  { name: (id: string, graph: Graph) => (isFirst(id, graph) && !id.endsWith('/src/main.tsx') ? 'page' : null), debugName: 'page' },
  { name: 'chart', test: draws },
  { name: 'shared', minShareCount: 2, test: (id: string) => !draws.test(id) && !id.endsWith('/src/main.tsx') },
]

export default defineConfig({
  plugins: [react(), usedStyles(), ahead()],
  build: {
    target: 'es2022',
    // The page's security policy allows no inline code and no data in style sheets.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups } } },
  },
  server: {
    // The server refuses what comes from another origin, so the origin is rewritten along with the host.
    proxy: Object.fromEntries(
      proxied.map((path) => [path, { target: server, changeOrigin: true, secure: false, headers: { Origin: server } }]),
    ),
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    testTimeout: 120_000,
    setupFiles: ['test/jsdom.ts'],
  },
})
