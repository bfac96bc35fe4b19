// A day in four parts, one of them now.

const circle = { cx: 12, cy: 12, r: 9, transform: 'rotate(-84 12 12)' }

export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" strokeWidth={4} aria-hidden focusable={false}>
      <circle {...circle} stroke="var(--bar)" strokeDasharray="11.14 3" />
      <circle {...circle} stroke="#f59e0b" strokeDasharray="11.14 45.41" />
    </svg>
  )
}
