import { expect, test } from 'vitest'
import { readEvents, type StreamItem } from './eventstream'

const text =
  ': hello\n\nid: 7\nevent: submission\ndata: {"a":\ndata: "é"}\n\n' + 'event:reset\r\nid:9\r\n\r\n' + 'data: cut off'

const want: StreamItem[] = [
  'heartbeat',
  { type: 'submission', id: '7', data: '{"a":\n"é"}' },
  { type: 'reset', id: '9', data: '' },
]

test.each([1, 2, 3, 7, 1000])('events arrive whole from chunks of %i bytes', async (size) => {
  const items: StreamItem[] = []
  for await (const item of readEvents(chunked(text, size))) items.push(item)
  expect(items).toEqual(want)
})

function chunked(content: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(content)
  return new ReadableStream({
    start(controller) {
      for (let i = 0; i < bytes.length; i += size) controller.enqueue(bytes.slice(i, i + size))
      controller.close()
    },
  })
}
