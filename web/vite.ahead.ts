// What the document names of the code, so that the browser fetches and compiles it before the code that asks for it runs.
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/** Names the page's own code and styles in the document, and with low priority the code of its curve. */
export function ahead(): Plugin {
  return {
    name: 'ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((output): output is Rolldown.OutputChunk => output.type === 'chunk')
        const main = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/src/main.tsx')))!
        const curve = chunks.filter(({ facadeModuleId, moduleIds }) => [facadeModuleId, ...moduleIds].some((id) => id?.endsWith('/CurveChart.tsx')))
        const code = [main, ...chunks.filter(({ fileName, isEntry }) => main.imports.includes(fileName) && !isEntry)]
        return [
          // Fetched, no more: styles that were named as such would be waited for before the code that begins runs.
          ...code.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]).map((file) => named(file, { rel: 'preload', as: 'style', fetchpriority: 'high' })),
          ...code.map(({ fileName }) => named(fileName, { rel: 'modulepreload' })),
          ...curve.map(({ fileName }) => named(fileName, { rel: 'modulepreload', fetchpriority: 'low' })),
        ]
      },
    },
  }
}

function named(file: string, attrs: Record<string, string>): HtmlTagDescriptor {
  return { tag: 'link', injectTo: 'head', attrs: { ...attrs, crossorigin: true, href: `/${file}` } }
}
