// The styles of Mantine's components, each with the component that it is of.
import type { Plugin } from 'vite'

const component = /\/@mantine\/core\/esm\/.*\/(\w+)\.module\.mjs$/

/**
 * Lets each component of Mantine that is used bring its styles: all of them together are three times as much. A component
 * imports those it is made of first, so theirs come before its own, which is the order that they need. They are in a cascade layer:
 * whenever they come, our own styles go before them.
 */
export function usedStyles(): Plugin {
  return {
    name: 'used-styles',
    enforce: 'pre',
    transform(code, id) {
      const name = component.exec(id)?.[1]
      return name && { code: `import '@mantine/core/styles/${name}.layer.css'\n${code}`, map: null, moduleSideEffects: true }
    },
  }
}
