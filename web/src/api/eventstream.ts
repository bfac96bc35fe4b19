// Reads server-sent events from a fetch response. The browser's EventSource hides heartbeats and status codes, so it can tell
// neither a dead connection from a quiet one nor an ended session from a busy server.

export type ServerEvent = { type: string; id: string; data: string }

/** What a stream yields: an event, or a comment, which says only that the connection is alive. */
export type StreamItem = ServerEvent | 'heartbeat'

/** The items of a text/event-stream body, until it ends. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamItem> {
  const pending = new PendingEvent()
  for await (const line of readLines(body)) {
    const item = pending.take(line)
    if (item) yield item
  }
}

class PendingEvent {
  private id = ''
  private type = ''
  private data: string[] = []

  take(line: string): StreamItem | undefined {
    if (line === '') return this.dispatch()
    if (line.startsWith(':')) return 'heartbeat'
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'id') this.id = value
    if (field === 'event') this.type = value
    if (field === 'data') this.data.push(value)
    return undefined
  }

  // The id lasts beyond its event, as the standard has it; an event without data is none.
  private dispatch(): StreamItem | undefined {
    const { id, type, data } = this
    this.type = ''
    this.data = []
    return data.length > 0 || type ? { type: type || 'message', id, data: data.join('\n') } : undefined
  }
}

async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      yield* lines
    }
  } finally {
    await reader.cancel()
  }
}
