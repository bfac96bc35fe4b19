// @vitest-environment jsdom
import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gather, Spoken } from './Spoken'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a change is said once, after a while, with what came meanwhile', () => {
  const page = render(<Spoken text="10 checks" />)
  const said = () => screen.getByRole('status').textContent
  const wait = (milliseconds: number) => act(() => void vi.advanceTimersByTime(milliseconds))
  wait(gather)
  expect(said()).toBe('')
  page.rerender(<Spoken text="11 checks" />)
  wait(gather - 1)
  page.rerender(<Spoken text="12 checks" />)
  expect(said()).toBe('')
  wait(1)
  expect(said()).toBe('12 checks')
  page.rerender(<Spoken text="13 checks" />)
  page.unmount()
  expect(vi.getTimerCount()).toBe(0)
})
