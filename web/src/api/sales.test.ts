import { expect, test } from 'vitest'
import { type DaySales, type Figure, type SalesEvent, withEvent } from './sales'

const early = '2026-11-23T11:00:00Z'
const late = '2026-11-23T11:00:00.500Z'

function figure(slot: string, salesTypeId: string, net: number, changedAt = early): Figure {
  return { timeSlotStart: `2026-11-23T${slot}:00Z`, salesTypeId, currencyId: 'EUR', netSales: `${net}`, changedAt } as Figure
}

function after(figures: Figure[], changed: Figure[]): string[] {
  const day = { figures, standing: {} } as DaySales
  return withEvent(day, { figures: changed } as SalesEvent).figures.map((row) => `${row.salesTypeId} ${row.netSales}`)
}

test.each([
  ['replaces its figure', [figure('10:00', 'A', 1)], [figure('10:00', 'A', 2, late)], ['A 2']],
  ['adds a figure in its place', [figure('10:00', 'A', 1), figure('11:00', 'A', 2)], [figure('10:00', 'B', 3)], ['A 1', 'B 3', 'A 2']],
  ['leaves a newer figure alone', [figure('10:00', 'A', 1, late)], [figure('10:00', 'A', 2)], ['A 1']],
  ['that changed nothing changes nothing', [figure('10:00', 'A', 1)], [], ['A 1']],
])('an event %s', (_, before, changed, want) => {
  expect(after(before, changed)).toEqual(want)
})

test('an event says when the day changed, unless it changed nothing or is older', () => {
  const event = (receivedAt: string, figures: Figure[]) => ({ figures, receivedAt, submissionId: receivedAt }) as SalesEvent
  const changed = (changedAt: string | undefined, by: SalesEvent) => withEvent({ figures: [], standing: { changedAt } } as unknown as DaySales, by).standing
  expect(changed(undefined, event(early, [figure('10:00', 'A', 1)]))).toEqual({ changedAt: early, changedBy: early })
  expect(changed(early, event(late, [])).changedAt).toBe(early)
  expect(changed(late, event(early, [figure('10:00', 'A', 1)])).changedAt).toBe(late)
})
