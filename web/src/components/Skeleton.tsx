/** A place that is kept until what belongs there has been read. Its height is in pixels, or that of its class. */
export function Skeleton({ height, className = '', label }: { height?: number; className?: string; label?: string }) {
  return <div className={`skeleton ${className}`} style={{ height }} role={label && 'status'} aria-label={label} />
}
