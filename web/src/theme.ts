// The look that Mantine's components share: one accent, generous targets, the system's own typeface.
import { createTheme } from '@mantine/core'

/** The least width and height of what a finger must hit. */
const target = 44
const inputs = { defaultProps: { size: 'md' }, styles: { input: { minHeight: target } } } as const

export const theme = createTheme({
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  primaryColor: 'lagoon',
  primaryShade: 7,
  autoContrast: true,
  defaultRadius: 'md',
  focusRing: 'auto',
  colors: {
    lagoon: [
      '#eefaf8', '#d8f1ee', '#b0e3de', '#84d3cc', '#5cc1b8', '#2fa79c', '#158a80', '#0f766e', '#0c5f59', '#094a46',
    ],
    dark: [
      '#e7eced', '#c5cfd2', '#9fb0b5', '#71848a', '#3b4a4f', '#2b383c', '#1f2a2e', '#182124', '#101719', '#0a0f11',
    ],
  },
  // By name: a component that is not on the first view comes with the code of its page.
  components: {
    ActionIcon: { defaultProps: { size: target, variant: 'default' } },
    Button: { defaultProps: { h: target } },
    TextInput: inputs,
    NumberInput: inputs,
    Checkbox: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' }, styles: { input: { minHeight: target } } },
    Select: inputs,
    NativeSelect: inputs,
    // Its head is a header element, which beside that of the page would be a second banner.
    Modal: {
      defaultProps: { attributes: { header: { role: 'presentation' } } },
      styles: { close: { width: target, height: target } },
    },
    DatePickerInput: {
      defaultProps: { size: 'md' },
      styles: { input: { minHeight: target }, day: { width: target, height: target } },
    },
    Menu: { styles: { item: { minHeight: target } } },
  },
})
