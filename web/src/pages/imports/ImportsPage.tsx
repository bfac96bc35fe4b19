// Analytics > History: brings past sales in from a file.
import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Import, importsQuery } from '../../api/imports'
import { PageTitle } from '../../components/PageTitle'
import { ProblemNotice } from '../../components/ProblemNotice'
import { ImportForm } from './ImportForm'
import { ImportList } from './ImportList'
import { Preview } from './Preview'

export function ImportsPage() {
  const { t } = useTranslation()
  const [preview, setPreview] = useState<Import>()
  const imports = useQuery(importsQuery)
  return (
    <Stack gap="md" maw={1000} mx="auto">
      <PageTitle parts={[t('nav.imports')]} />
      <Title order={1} size="h3">
        {t('import.title')}
      </Title>
      <ImportForm onPreview={setPreview} />
      {preview && <Preview key={preview.importId} preview={preview} onDone={() => setPreview(undefined)} />}
      {imports.data ? (
        <ImportList imports={imports.data.filter(({ importId }) => importId !== preview?.importId)} />
      ) : (
        imports.error && <ProblemNotice error={imports.error} onRetry={() => void imports.refetch()} />
      )}
    </Stack>
  )
}
