import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

type Props<Code> = {
  /** Names the code among all that is fetched later. */
  name: string
  code(): Promise<Code>
  /** Whether it may be fetched yet. */
  when?: boolean
  /** What stands in its place until it is there. */
  meanwhile?: ReactNode
  children(code: Code): ReactNode
}

/** A part of the page whose code is fetched when it is needed, and asked for again until it comes. */
export function Later<Code>({ name, code, when = true, meanwhile, children }: Props<Code>) {
  const { data } = useQuery({ queryKey: ['code', name], queryFn: code, staleTime: Infinity, retry: true, enabled: when })
  return data ? children(data) : meanwhile
}
