import { describe, expect, test } from 'vitest'
import { calendarQuestion, courseGrain, courseQuestion, drilled, groupsQuestion, heatQuestion } from './reportquestion'
import { firstView, parseReportView, type ReportView, reportViewParams } from './reportview'

const read = (search: string) => parseReportView(new URLSearchParams(search))
const write = (view: ReportView) => reportViewParams(view).toString()

describe('the address', () => {
  test('of the first view is empty', () => {
    expect(write(firstView)).toBe('')
    expect(read('')).toEqual(firstView)
  })

  test.each([
    'period=month&day=2026-11-01&compare=previousMonth&by=country&by=brand&unitId=3&region=Iberia&measure=averageCheck&shape=heat&sort=averageCheck&top=5&likeForLike=true',
    'period=range&start=2026-01-01&end=2026-02-01&compare=chosen&compareStart=2025-01-01',
    'by=&sort=key',
    'period=year&compare=none&by=weekday&by=daypart&salesTypeId=DINE&salesTypeId=TAKE',
  ])('%s is read and written', (search) => {
    expect(new URLSearchParams(write(read(search))).toString()).toBe(new URLSearchParams(search).toString())
  })

  test.each([
    ['period=fortnight', ''],
    ['period=range&start=2026-02-01&end=2026-01-01', ''],
    ['period=range&start=2026-02-01', ''],
    ['compare=chosen', ''],
    ['day=2026-02-30&top=0&sort=tips&measure=tips&by=planet', 'by='],
    ['unitId=x&by=unit&by=unit', ''],
    ['by=unit&by=brand&by=city', 'by=unit&by=brand'],
  ])('%s is mended to %s', (search, want) => {
    expect(write(read(search))).toBe(want)
  })
})

describe('questions', () => {
  test('of a day go by slot, of more by day, of a year by month', () => {
    const grain = (search: string) => courseGrain(read(search))
    expect(grain('')).toBe('slot')
    expect(grain('period=week')).toBe('day')
    expect(grain('period=range&start=2026-01-01&end=2026-12-31')).toBe('month')
    expect(grain('period=year')).toBe('month')
  })

  test('leave groups out of the course, and the course out of groups', () => {
    const view = read('by=brand&country=ES&top=5')
    expect(groupsQuestion(view)).toMatchObject({ by: ['brand'], country: ['ES'], top: 5, sort: '-netSales' })
    expect(courseQuestion(view)).toMatchObject({ grain: 'slot', country: ['ES'] })
    expect(courseQuestion(view)).not.toHaveProperty('by')
    expect(groupsQuestion(read('by='))).toMatchObject({ grain: 'slot' })
  })

  test('of the week and the calendar widen a day', () => {
    expect(heatQuestion(read(''), '2026-11-28')).toMatchObject({ start: '2026-11-01', end: '2026-11-28', by: ['weekday'], grain: 'hour', compare: 'none' })
    expect(heatQuestion(read('period=year'), '2026-11-28')).toMatchObject({ period: 'year' })
    expect(calendarQuestion(read(''), '2026-11-28')).toMatchObject({ period: 'month', day: '2026-11-28', grain: 'day' })
  })
})

test('drilling goes from country to region, city and unit', () => {
  const first = drilled(read('by=country'), 'country', 'ES')
  expect(first).toMatchObject({ filters: { country: ['ES'] }, by: ['region'] })
  expect(drilled({ ...firstView, ...first }, 'region', 'Iberia')).toMatchObject({ filters: { country: ['ES'], region: ['Iberia'] }, by: ['city'] })
  expect(drilled(firstView, 'brand', 'Quince')).toMatchObject({ by: ['unit'] })
  expect(drilled(firstView, 'unit', '1')).toBeUndefined()
  expect(drilled(firstView, 'city', '')).toBeUndefined()
})
