// What the document names of the code, so that the browser fetches it before the code that asks for it runs.
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/** Names the page's own code and styles in the document, and with low priority the code of its charts. */
export function ahead(): Plugin {
  return {
    name: 'ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((output): output is Rolldown.OutputChunk => output.type === 'chunk')
        const main = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/src/main.tsx')))!
        const charts = chunks.filter(({ facadeModuleId, moduleIds }) => [facadeModuleId, ...moduleIds].some((id) => id?.endsWith('/CurveChart.tsx')))
        const code = [main, ...chunks.filter(({ fileName, isEntry }) => main.imports.includes(fileName) && !isEntry)]
        return [
          ...code.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]).map((file) => fetched(file, 'style', 'high')),
          ...code.map(({ fileName }) => ({ tag: 'link', injectTo: 'head' as const, attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` } })),
          ...charts.map(({ fileName }) => fetched(fileName, 'script', 'low')),
        ]
      },
    },
  }
}

// Fetched, no more: to name it as a module or as styles would have it compiled or waited for before the code that begins.
function fetched(file: string, as: 'script' | 'style', fetchpriority: 'high' | 'low'): HtmlTagDescriptor {
  return { tag: 'link', injectTo: 'head', attrs: { rel: 'preload', as, crossorigin: true, href: `/${file}`, fetchpriority } }
}
