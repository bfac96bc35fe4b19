import { Button, Checkbox, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addScenario, scenariosQuery } from '../../api/scenarios'
import { messageOf } from '../../components/ProblemNotice'

/** Saves the view of the address bar under a name. */
export function SaveScenario({ view, onClose }: { view: string; onClose(): void }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const save = useMutation({
    mutationFn: addScenario,
    onSuccess: async () => {
      await queryClient.invalidateQueries(scenariosQuery)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!save.isPending) save.mutate({ name, view, shared })
  }
  return (
    <Modal opened onClose={onClose} title={t('scenario.save')} closeButtonProps={{ 'aria-label': t('scenario.close'), size: 44 }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput label={t('scenario.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} error={save.error && messageOf(save.error, t)} maxLength={80} required data-autofocus />
          <Checkbox label={t('scenario.share')} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
          <Button type="submit" loading={save.isPending}>{t('scenario.submit')}</Button>
        </Stack>
      </form>
    </Modal>
  )
}
