import { Button, FileInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Import, type ImportQuestion, previewImport } from '../../api/imports'
import { configurationQuery, unitsQuery } from '../../api/setup'
import { ProblemNotice } from '../../components/ProblemNotice'
import classes from '../sales/sales.module.css'

const kinds = ['auto', 'lines', 'slots', 'days'] as const
const fields = [
  'time', 'slotStart', 'businessDay', 'clock', 'unit', 'salesType', 'currency', 'netSales', 'grossSales', 'numChecks', 'numGuests', 'ticket',
] as const

type Answers = { unitId: string; kind: (typeof kinds)[number]; salesTypeId: string; columns: Partial<Record<(typeof fields)[number], string>> }

/** Which file, and what it does not say itself. */
export function ImportForm({ onPreview }: { onPreview(preview: Import): void }) {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const [answers, setAnswers] = useState<Answers>({ unitId: '', kind: 'auto', salesTypeId: '', columns: {} })
  const send = useMutation({ mutationFn: previewImport, onSuccess: onPreview })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (file && !send.isPending) send.mutate({ file, question: questionOf(answers) })
  }
  const answer = (change: Partial<Answers>) => setAnswers({ ...answers, ...change })
  return (
    <form onSubmit={submit} className={`panel ${classes.section}`}>
      <Stack gap="md">
        <FileInput
          label={t('import.file')}
          description={t('import.fileHint')}
          placeholder={t('import.choose')}
          accept=".csv,.gz,.xlsx,.txt,.tsv"
          value={file}
          onChange={setFile}
          size="md"
          required
        />
        <Choices answers={answers} onChange={answer} />
        <details>
          <summary>{t('import.columns')}</summary>
          <SimpleGrid cols={{ base: 1, sm: 3 }} mt="sm">
            {fields.map((field) => (
              <TextInput
                key={field}
                label={t(`import.fields.${field}`)}
                value={answers.columns[field] ?? ''}
                onChange={(event) => answer({ columns: { ...answers.columns, [field]: event.currentTarget.value } })}
              />
            ))}
          </SimpleGrid>
        </details>
        {send.error && <ProblemNotice error={send.error} onRetry={() => file && send.mutate({ file, question: questionOf(answers) })} />}
        <Button type="submit" disabled={!file} loading={send.isPending}>
          {t('import.preview')}
        </Button>
      </Stack>
    </form>
  )
}

function Choices({ answers, onChange }: { answers: Answers; onChange(change: Partial<Answers>): void }) {
  const { t, i18n } = useTranslation()
  const { data: units = [] } = useQuery(unitsQuery)
  const { data: configuration } = useQuery(configurationQuery)
  const types = configuration?.salesTypes ?? []
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <Select
        label={t('import.unit')}
        data={[{ value: '', label: t('import.inFile') }, ...units.map(({ id, name }) => ({ value: String(id), label: name }))]}
        value={answers.unitId}
        onChange={(unitId) => onChange({ unitId: unitId ?? '' })}
        allowDeselect={false}
        searchable
      />
      <Select
        label={t('import.kind')}
        data={kinds.map((value) => ({ value, label: t(`import.kinds.${value}`) }))}
        value={answers.kind}
        onChange={(kind) => onChange({ kind: kind as Answers['kind'] })}
        allowDeselect={false}
      />
      <Select
        label={t('import.salesType')}
        data={[{ value: '', label: t('import.inFile') }, ...types.map(({ id, names }) => ({ value: id, label: names[i18n.language] ?? names.en ?? id }))]}
        value={answers.salesTypeId}
        onChange={(salesTypeId) => onChange({ salesTypeId: salesTypeId ?? '' })}
        allowDeselect={false}
      />
    </SimpleGrid>
  )
}

function questionOf({ unitId, kind, salesTypeId, columns }: Answers): ImportQuestion {
  return {
    kind,
    unitId: unitId ? Number(unitId) : undefined,
    salesTypeId: salesTypeId || undefined,
    column: Object.entries(columns).flatMap(([field, column]) => (column ? [`${field}=${column}`] : [])),
  }
}
