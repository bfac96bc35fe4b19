const duration = 1_800

/** Highlights an element and lets the highlight fade; for people who want less motion it goes at once at the end. */
export function markBriefly(element: HTMLElement | null): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  element?.animate(
    { backgroundColor: ['var(--mark)', 'transparent'], boxShadow: ['0 0 0 4px var(--mark)', '0 0 0 4px transparent'] },
    { duration, easing: still ? 'steps(1, jump-end)' : 'ease-in' },
  )
}
