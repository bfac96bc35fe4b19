// The few icons of the page, drawn on a 24 by 24 grid. They decorate: what they mean is said in words beside them.

function icon(path: string) {
  return function Icon({ size = 18 }: { size?: number }) {
    return (
      <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={2} aria-hidden>
        <path d={path} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    )
  }
}

export const IconPrevious = icon('M15 5l-7 7 7 7')
export const IconNext = icon('M9 5l7 7-7 7')
export const IconPerson = icon('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.5-6.5 8-6.5s8 2.5 8 6.5')
export const IconSales = icon('M4 20V11M10 20V5M16 20v-7M21 20H2')
export const IconUnits = icon('M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z')
export const IconForecast = icon('M3 17l5-6 4 3 3-4M15 10l6-6M15 10l6 4M2 21h20')
export const IconImport = icon('M12 3v11m0 0l-4-4m4 4l4-4M4 17v3h16v-3')
export const IconCopy = icon('M9 9h11v11H9zM5 15H4V4h11v1')
export const IconCheck = icon('M5 13l4 4L19 7')
export const IconMenu = icon('M4 7h16M4 12h16M4 17h16')
export const IconClose = icon('M6 6l12 12M18 6L6 18')
