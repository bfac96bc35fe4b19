import { expect, test } from 'vitest'
import type { FigureChange } from '../api/history'
import { stepsOf } from './steps'

const sold: FigureChange['new'] = { netSales: '262.50', grossSales: '283.75', numChecks: 13, numGuests: 20 }

const change = (old: FigureChange['old'], now: FigureChange['new'] = sold): FigureChange => ({
  sequence: 1, submissionId: 's', receivedAt: '2026-11-23T11:31:07Z', kind: 'real-time', actor: {}, currencyId: 'EUR', salesTypeId: 'TAKE',
  old, new: now,
})

test('a new figure has all its measures, and none before', () => {
  expect(stepsOf(change(undefined))).toEqual([
    { measure: 'netSales', before: undefined, after: '262.50' },
    { measure: 'grossSales', before: undefined, after: '283.75' },
    { measure: 'numChecks', before: undefined, after: '13' },
    { measure: 'numGuests', before: undefined, after: '20' },
  ])
})

test('a change has only what it changed', () => {
  expect(stepsOf(change({ netSales: '250.00', grossSales: '283.75', numChecks: 12, numGuests: 20 }))).toEqual([
    { measure: 'netSales', before: '250.00', after: '262.50' },
    { measure: 'numChecks', before: '12', after: '13' },
  ])
})

test('a removed figure has all its measures, and none after', () => {
  expect(stepsOf({ ...change(sold), new: undefined }).map(({ before, after }) => [before, after])).toEqual([
    ['262.50', undefined], ['283.75', undefined], ['13', undefined], ['20', undefined],
  ])
})
