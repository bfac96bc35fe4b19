import { Alert, Button, Group, Modal, Progress, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { commitImport, deleteImport, type Import, importsQuery, isUnderWay, undoImport } from '../../api/imports'
import { unitsQuery } from '../../api/setup'
import { messageOf } from '../../components/ProblemNotice'
import { useCounted, useFormats } from '../../state/formats'
import classes from '../sales/sales.module.css'
import reportClasses from '../units/units.module.css'

/** What was brought in, how far it is, and the way back. */
export function ImportList({ imports }: { imports: Import[] }) {
  const { t } = useTranslation()
  const counted = useCounted()
  const queryClient = useQueryClient()
  const [undoing, setUndoing] = useState<Import>()
  const act = useMutation({
    mutationFn: (action: () => Promise<unknown>) => action(),
    onSettled: () => queryClient.invalidateQueries(importsQuery),
  })
  if (imports.length === 0) return null
  return (
    <section className={`panel ${classes.section}`}>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('import.list')}
        </Title>
        {act.error && <Alert color="red" role="alert">{messageOf(act.error, t)}</Alert>}
        <ul className={reportClasses.scenarios}>
          {imports.map((one) => (
            <li key={one.importId} className={reportClasses.scenario}>
              <About one={one} />
              <Group gap="xs">
                {one.state === 'partly-undone' && <Button variant="default" onClick={() => act.mutate(() => undoImport(one.importId))}>{t('import.again')}</Button>}
                {one.state === 'partly-committed' && (
                  <Button variant="default" onClick={() => act.mutate(() => commitImport({ importId: one.importId, skip: true }))}>{t('import.again')}</Button>
                )}
                {(one.state === 'committed' || one.state === 'partly-committed') && <Button variant="default" onClick={() => setUndoing(one)}>{t('import.undo')}</Button>}
                {one.state === 'previewed' && (
                  <>
                    {one.badRows === 0 && <Button variant="default" onClick={() => act.mutate(() => commitImport({ importId: one.importId, skip: false }))}>{t('import.commit')}</Button>}
                    <Button variant="default" onClick={() => act.mutate(() => deleteImport(one.importId))}>{t('import.drop')}</Button>
                  </>
                )}
              </Group>
            </li>
          ))}
        </ul>
      </Stack>
      {undoing && (
        <Modal opened onClose={() => setUndoing(undefined)} title={t('import.undo')} closeButtonProps={{ 'aria-label': t('scenario.close'), size: 44 }}>
          <Stack gap="md">
            <Text>{t('import.undoAsk', { name: undoing.name, days: counted('businessDays', undoing.days) })}</Text>
            <Button
              onClick={() => {
                act.mutate(() => undoImport(undoing.importId))
                setUndoing(undefined)
              }}
            >
              {t('import.undoYes')}
            </Button>
          </Stack>
        </Modal>
      )}
    </section>
  )
}

function About({ one }: { one: Import }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const counted = useCounted()
  const part = one.days > 0 ? Math.round((one.doneDays / one.days) * 100) : 0
  return (
    <div style={{ flex: '1 1 240px' }}>
      <Text fw={600}>{one.name}</Text>
      <Text size="sm" c="dimmed" role="status">
        {t(`import.states.${one.state}`)} · {counted('businessDays', one.days)}
        {one.firstDay && ` · ${formats.span(one.firstDay, one.lastDay!)}`}
        {one.actor.username && ` · ${one.actor.username}`}
      </Text>
      {isUnderWay(one) && <Progress value={part} aria-label={t('import.progress', { name: one.name })} mt={4} />}
      <Failures one={one} />
    </div>
  )
}

const reasons = ['out-of-range'] as const

/** The days that could not be put in or taken back, and why. */
function Failures({ one: { failures = [], failureCount } }: { one: Import }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { data: units = [] } = useQuery(unitsQuery)
  if (failures.length === 0) return null
  return (
    <Alert color="yellow" mt={4} title={t('import.failures', { count: failureCount })}>
      {failures.map(({ unitId, businessDay, code, detail }) => {
        const reason = reasons.find((known) => known === code)
        return (
          <Text key={`${unitId} ${businessDay}`} size="sm">
            {units.find(({ id }) => id === unitId)?.name ?? unitId}, {formats.day(businessDay)}: {reason ? t(`import.reasons.${reason}`) : detail}
          </Text>
        )
      })}
    </Alert>
  )
}
