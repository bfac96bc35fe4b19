import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ask, takeAsked } from './ahead'

const read = (path: string, method = 'GET') => new Request(new URL(path, 'https://daypart.test'), { method })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  vi.stubGlobal('fetch', vi.fn(async () => new Response('it')))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('what was asked for is given once, to the read that is the same', async () => {
  void ask('/units?limit=9')
  expect(takeAsked(read('/units?limit=8'))).toBeUndefined()
  expect(takeAsked(read('/units?limit=9', 'POST'))).toBeUndefined()
  void ask('/units?limit=9')
  expect(await (await takeAsked(read('/units?limit=9')))?.text()).toBe('it')
  expect(takeAsked(read('/units?limit=9'))).toBeUndefined()
  expect(fetch).toHaveBeenCalledTimes(2)
})

test('what was asked for long ago is asked for again', () => {
  void ask('/units')
  vi.advanceTimersByTime(10_001)
  expect(takeAsked(read('/units'))).toBeUndefined()
})

test('a failure is heard of by who takes the answer', async () => {
  vi.mocked(fetch).mockRejectedValueOnce(new TypeError('offline'))
  await expect(ask('/units')).rejects.toThrow('offline')
  await expect(takeAsked(read('/units'))).rejects.toThrow('offline')
})
