import { Button, Group, NumberInput, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decide, forecastKey, type ForecastItem, withdraw } from '../../api/forecast'
import type { Currency } from '../../format/formats'
import { FormProblem } from './FormProblem'
import classes from './forecast.module.css'

type Props = { unitId: number; item: ForecastItem; currency: Currency }
type Kind = 'percent' | 'value'

/** Says what a day will bring, or takes that back. */
export function AdjustForm({ unitId, item, currency }: Props) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<Kind>('percent')
  const [amount, setAmount] = useState<number | string>('')
  const [reason, setReason] = useState('')
  const amountInput = useRef<HTMLInputElement>(null)
  const saving = useChange(unitId, () => decide(unitId, item.businessDay, { ...decisionOf(kind, Number(amount), currency), reason }))
  const withdrawing = useChange(unitId, () => withdraw(unitId, item.businessDay).then(() => amountInput.current?.focus())) // its button will go
  const submit = (event: FormEvent) => {
    event.preventDefault()
    withdrawing.reset()
    saving.mutate()
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <Group gap="sm" align="flex-end">
        <Select
          label={t('forecast.adjustBy')}
          data={(['percent', 'value'] as const).map((value) => ({ value, label: t(`forecast.by.${value}`, { currency: currency.id }) }))}
          value={kind}
          onChange={(chosen) => setKind((chosen as Kind) ?? kind)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
        <NumberInput
          ref={amountInput}
          label={t(`forecast.amount.${kind}`)}
          value={amount}
          onChange={setAmount}
          min={kind === 'percent' ? -100 : 0}
          max={kind === 'percent' ? 900 : undefined}
          decimalScale={kind === 'percent' ? 1 : currency.decimals}
          hideControls
          required
          w={140}
        />
        <TextInput
          label={t('forecast.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          required
          className={classes.grow}
        />
        <Button type="submit" loading={saving.isPending} disabled={amount === '' || !reason.trim()}>
          {t('forecast.save')}
        </Button>
        {item.adjustment && (
          <Button variant="default" loading={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
            {t('forecast.withdraw')}
          </Button>
        )}
      </Group>
      <FormProblem error={saving.error ?? withdrawing.error} />
    </form>
  )
}

/** Does something about the forecast of a unit, and has it read again. */
function useChange(unitId: number, mutationFn: () => Promise<void>) {
  const queryClient = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => queryClient.invalidateQueries({ queryKey: forecastKey(unitId) }) })
}

function decisionOf(kind: Kind, amount: number, { decimals }: Currency) {
  return kind === 'percent' ? { factor: Number((1 + amount / 100).toFixed(4)) } : { value: Number(amount.toFixed(decimals)) }
}
