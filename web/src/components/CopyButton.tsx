import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { IconCheck, IconCopy } from './icons'

/** Copies a text that is made when it is asked for, and says so for a moment. */
export function CopyButton({ label, text }: { label: string; text(): string }) {
  const { t } = useTranslation()
  const clipboard = useClipboard({ timeout: 2_000 })
  return (
    <Button
      variant="default"
      leftSection={clipboard.copied ? <IconCheck /> : <IconCopy />}
      onClick={() => clipboard.copy(text())}
    >
      <span aria-live="polite">{clipboard.copied ? t('table.copied') : label}</span>
    </Button>
  )
}
