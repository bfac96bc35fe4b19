import { Alert, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { commitImport, deleteImport, type Import, importsQuery } from '../../api/imports'
import { messageOf } from '../../components/ProblemNotice'
import { parseAmount } from '../../format/money'
import { useCounted, useFormats } from '../../state/formats'
import classes from '../sales/sales.module.css'

/** What the server makes of a file, with what is wrong in which row, before anything is put in. */
export function Preview({ preview, onDone }: { preview: Import; onDone(): void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const counted = useCounted()
  const queryClient = useQueryClient()
  const [skip, setSkip] = useState(false)
  const after = { onSuccess: onDone, onSettled: () => queryClient.invalidateQueries(importsQuery) }
  const commit = useMutation({ mutationFn: commitImport, ...after })
  const drop = useMutation({ mutationFn: deleteImport, ...after })
  const { badRows, days, importId, warnings = [] } = preview
  const error = commit.error ?? drop.error
  return (
    <section className={`panel ${classes.section}`} aria-labelledby="preview-title">
      <Stack gap="sm">
        <Title order={2} size="h5" id="preview-title">
          {t('import.inside', { name: preview.name })}
        </Title>
        <Text>
          {counted('rows', preview.rows)}, {counted('businessDays', days)}
          {preview.firstDay && ` · ${formats.span(preview.firstDay, preview.lastDay!)}`}
        </Text>
        {preview.totals.map(({ currencyId, netSales, grossSales, numChecks }) => (
          <Text key={currencyId}>
            {t('import.total', {
              net: formats.money(parseAmount(netSales), { id: currencyId, decimals: 2 }),
              gross: formats.money(parseAmount(grossSales), { id: currencyId, decimals: 2 }),
              checks: counted('checks', numChecks),
            })}
          </Text>
        ))}
        <Text size="sm" c="dimmed">
          {preview.columns.map(({ field, column }) => `${column} → ${t(`import.fields.${field as 'time'}`)}`).join(' · ')}
        </Text>
        {preview.daysWithSales > 0 && <Alert color="yellow">{t('import.replaces', { days: formats.count(preview.daysWithSales) })}</Alert>}
        {badRows > 0 && <Notes title={t('import.problems', { count: badRows })} notes={preview.problems} />}
        {badRows > 0 && <Checkbox label={t('import.skip', { rows: formats.count(badRows) })} checked={skip} onChange={(event) => setSkip(event.currentTarget.checked)} />}
        {warnings.length > 0 && <Notes title={t('import.warnings', { count: preview.warningCount })} notes={warnings} />}
        {error && <Alert color="red" role="alert">{messageOf(error, t)}</Alert>}
        <Group>
          <Button disabled={days === 0 || (badRows > 0 && !skip)} loading={commit.isPending} onClick={() => commit.mutate({ importId, skip })}>
            {t('import.commit')}
          </Button>
          <Button variant="default" loading={drop.isPending} onClick={() => drop.mutate(importId)}>
            {t('import.drop')}
          </Button>
        </Group>
      </Stack>
    </section>
  )
}

type Note = { row?: number; column?: string; detail: string }

/** What is wrong, or looks so, in which rows. Without a row it is about the file as a whole. */
function Notes({ title, notes }: { title: string; notes: Note[] }) {
  const { t } = useTranslation()
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={title}>
      <table className={classes.table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('import.row')}</th>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {notes.map(({ row, column, detail }) => (
            <tr key={`${row} ${column} ${detail}`}>
              <th scope="row">{row}</th>
              <td>{column}</td>
              <td>{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
