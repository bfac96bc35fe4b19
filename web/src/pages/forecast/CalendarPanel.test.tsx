// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { unit } from '../../../test/apiserver'
import { openPage, startApi } from '../../../test/render'

test.each([
  ['noCountry', undefined, /No public holidays are known, since this unit has no country/],
  ['unknownCountry', 'IN', /No public holidays are known for “IN”/],
  ['known', 'ES', undefined],
])('the calendar of a unit whose holidays are %s', async (coverage, country, want) => {
  const api = await startApi()
  api.units = [{ ...unit(3, 'Café Central'), groupings: { country } }]
  api.publicHolidays = coverage
  openPage('/analytics/forecast?unit=3')
  await screen.findByText('Nothing in the next six months.')
  if (want) expect(screen.getByText(want)).toBeTruthy()
  else expect(screen.queryByText(/No public holidays/)).toBeNull()
})
