import { Alert, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addScenario, beginWith, changeScenario, deleteScenario, type Scenario, scenariosQuery } from '../../api/scenarios'
import { messageOf } from '../../components/ProblemNotice'
import classes from './units.module.css'

/** Renames, shares, deletes, and says with which view one begins. What was deleted can be had back while the window is open. */
export function ManageScenarios({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { data: scenarios = [] } = useQuery(scenariosQuery)
  const [deleted, setDeleted] = useState<Scenario>()
  const act = useMutation({
    mutationFn: (action: () => Promise<unknown>) => action(),
    onSettled: () => queryClient.invalidateQueries(scenariosQuery),
  })
  const remove = (scenario: Scenario) => {
    act.mutate(async () => {
      await deleteScenario(scenario.scenarioId)
      setDeleted(scenario)
    })
  }
  const undo = ({ name, view, shared }: Scenario) => {
    act.mutate(async () => {
      await addScenario({ name, view, shared })
      setDeleted(undefined)
    })
  }
  return (
    <Modal opened onClose={onClose} title={t('scenario.manage')} size="lg" closeButtonProps={{ 'aria-label': t('scenario.close'), size: 44 }}>
      <Stack gap="md">
        {act.error && <Alert color="red" role="alert">{messageOf(act.error, t)}</Alert>}
        {deleted && (
          <Group role="status" justify="space-between">
            <Text size="sm">{t('scenario.deleted', { name: deleted.name })}</Text>
            <Button variant="default" onClick={() => undo(deleted)}>{t('scenario.undo')}</Button>
          </Group>
        )}
        <ul className={classes.scenarios}>
          {scenarios.map((scenario) => (
            <li key={scenario.scenarioId + scenario.changedAt} className={classes.scenario}>
              <Edited scenario={scenario} onChange={(next) => act.mutate(() => changeScenario(next))} />
              <Button
                variant={scenario.isDefault ? 'filled' : 'default'}
                aria-pressed={scenario.isDefault}
                onClick={() => act.mutate(() => beginWith(scenario.isDefault ? undefined : scenario.scenarioId))}
              >
                {t('scenario.begin')}
              </Button>
              {scenario.mine && <Button variant="default" onClick={() => remove(scenario)}>{t('scenario.delete')}</Button>}
            </li>
          ))}
        </ul>
      </Stack>
    </Modal>
  )
}

/** The name and whether it is shared; of somebody else's, to read only. */
function Edited({ scenario, onChange }: { scenario: Scenario; onChange(next: Scenario): void }) {
  const { t } = useTranslation()
  const [name, setName] = useState(scenario.name)
  if (!scenario.mine) return <Text>{scenario.name} · {scenario.owner}</Text>
  return (
    <>
      <TextInput
        aria-label={t('scenario.name')}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={() => name.trim() !== '' && name !== scenario.name && onChange({ ...scenario, name })}
      />
      <Checkbox label={t('scenario.share')} checked={scenario.shared} onChange={() => onChange({ ...scenario, shared: !scenario.shared })} />
    </>
  )
}
