// What the document of the tests lacks and the page's components ask for.
import { vi } from 'vitest'

if (typeof window !== 'undefined') {
  const quiet = { matches: false, addEventListener() {}, removeEventListener() {} }
  window.matchMedia = () => quiet as unknown as MediaQueryList
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  HTMLCanvasElement.prototype.getContext = () => null
  for (const side of ['clientWidth', 'clientHeight']) Object.defineProperty(Element.prototype, side, { value: 800 })
  Element.prototype.animate = vi.fn()
  Element.prototype.scrollIntoView = vi.fn()
}
