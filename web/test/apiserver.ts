// A small HTTP server that answers as the API does, from figures that a test gives it. For tests of the page below the browser.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Json = Record<string, unknown>
type Refusal = { status: number; slug: string; retryAfter?: number }

const zoneOffset = '+01:00'
const hour = 3_600_000

export class ApiServer {
  loggedIn = true
  now = Date.parse('2026-11-23T11:20:00Z')
  units: Json[] = [unit(3, 'Café Central')]
  figures: Json[] = []
  /** Every change of the slots that a test asks about, oldest first. */
  changes: Json[] = []
  submissions: Json[] = []
  imports: Json[] = []
  /** Whether public holidays are known to the forecast of a unit, of which there is no history. */
  publicHolidays = 'known'
  /** What to refuse, by the beginning of the path. */
  refusals = new Map<string, Refusal>()
  requests: string[] = []
  lastEventIds: (string | undefined)[] = []
  /** Answers a report by its parameters. */
  report: (question: URLSearchParams) => Json = emptyReport
  /** Answers the figures of a number of a report by its parameters. */
  reportFigures: (question: URLSearchParams) => Json = () => ({ items: [] })
  epoch = '5f0c2a9d'
  private sequence = 0
  private readonly streams = new Set<ServerResponse>()
  private readonly server: Server = createServer((request, response) => void this.answer(request, response))

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** Stores a figure without telling anybody, as while a page is not connected. */
  store(row: Json): Json {
    this.figures = this.figures.filter((known) => keyOf(known) !== keyOf(row)).concat(row)
    return row
  }

  /** Stores a figure and sends its event. */
  submit(row: Json): void {
    this.store(row)
    this.sequence++
    const { unitId, businessDay, changedAt } = row
    this.send('submission', { id: this.eventId, sequence: this.sequence, unitId, businessDay, receivedAt: changedAt, figures: [row] })
  }

  send(type: string, data: Json): void {
    for (const stream of this.streams) stream.write(`id: ${this.eventId}\nevent: ${type}\ndata: ${written(data)}\n\n`)
  }

  private get eventId(): string {
    return `${this.epoch}-${this.sequence}`
  }

  /** Ends all streams, as a network that drops does. */
  drop(): void {
    for (const stream of this.streams) stream.destroy()
    this.streams.clear()
  }

  get followers(): number {
    return this.streams.size
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    this.requests.push(`${request.method} ${url.pathname}${url.search}`)
    const body = await bodyOf(request)
    const refusal = this.refusalOf(`${request.method} ${url.pathname}`)
    if (refusal) return refuse(response, refusal)
    if (url.pathname === '/session') return this.session(request.method ?? '', body, response)
    if (!this.loggedIn) return refuse(response, { status: 401, slug: 'missing-token' })
    if (url.pathname === '/sales/api/v1/events') return this.follow(request, response)
    const found = this.read(url)
    if (found) reply(response, 200, found)
    else refuse(response, { status: 404, slug: 'not-found' })
  }

  private refusalOf(call: string): Refusal | undefined {
    return [...this.refusals].find(([start]) => call.startsWith(start))?.[1]
  }

  private session(method: string, body: string, response: ServerResponse): void {
    if (method === 'POST') this.loggedIn = (JSON.parse(body) as Json).password === 'right'
    if (method === 'DELETE') {
      this.loggedIn = false
      response.writeHead(204).end()
      return
    }
    if (this.loggedIn) return reply(response, 200, session)
    refuse(response, { status: 401, slug: method === 'POST' ? 'wrong-credentials' : 'missing-token' })
  }

  private follow(request: IncomingMessage, response: ServerResponse): void {
    this.lastEventIds.push(request.headers['last-event-id'] as string | undefined)
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(':\n\n')
    this.streams.add(response)
    response.on('close', () => this.streams.delete(response))
  }

  private read(url: URL): Json | undefined {
    const [, unitId, kind, day] =
      /^\/sales\/api\/v1\/business-unit\/(\d+)\/([a-z-]+)(?:\/([\d-]+|current|history))?$/.exec(url.pathname) ?? []
    if (url.pathname === '/sales/api/v1/business-unit') return { items: this.units }
    if (url.pathname === '/sales/api/v1/configuration') return configuration
    if (kind === 'forecast') return noForecast(Number(unitId), this.publicHolidays)
    if (url.pathname === '/sales/api/v1/calendar') return { items: [] }
    if (url.pathname === '/sales/api/v1/reports/sales') return this.report(url.searchParams)
    if (url.pathname === '/sales/api/v1/reports/sales/figures') return this.reportFigures(url.searchParams)
    if (url.pathname === '/sales/api/v1/scenarios') return { items: [] }
    if (kind === 'business-day') return calendar(Number(unitId), day!, this.now)
    if (url.pathname === '/sales/api/v1/imports') return { items: this.imports }
    if (url.pathname === '/sales/api/v1/submissions') return { items: this.submissions }
    const submission = this.submissions.find(({ submissionId }) => url.pathname === `/sales/api/v1/submissions/${String(submissionId)}`)
    if (submission) return submission
    if (kind !== 'real-time-sales') return undefined
    const businessDay = url.searchParams.get('businessDay')!
    if (day === 'history') return { unitId: Number(unitId), businessDay, timeSlotStart: url.searchParams.get('timeSlotStart'), timeSlotEnd: '', items: this.changes }
    const figures = this.figures.filter((row) => row.unitId === Number(unitId) && row.businessDay === businessDay)
    return { unitId: Number(unitId), businessDay, figures, dayTotals: [], standing: standing(businessDay, figures) }
  }
}

/** A unit in Madrid that has traded since 2026-01-02. */
export function unit(id: number, name: string): Json {
  return {
    id, name, timeZone: 'Europe/Madrid', dayStart: '05:00', slotMinutes: 60, groupings: {}, currencies: ['EUR'],
    salesTypes: ['DINE', 'TAKE'], openedOn: '2026-01-02', currentBusinessDay: '2026-11-23',
  }
}

/** A figure of unit 3: what an hour of a business day, named by its time on the clock, sold. Money is text, sent as a number. */
export function figure(businessDay: string, clock: string, net: string, more: Json = {}): Json {
  const start = Date.parse(`${businessDay}T${clock}:00${zoneOffset}`)
  return {
    unitId: 3, businessDay, currencyId: 'EUR', salesTypeId: 'DINE',
    timeSlotStart: new Date(start).toISOString(), timeSlotEnd: new Date(start + hour).toISOString(),
    timeSlotStartLocal: `${businessDay}T${clock}:00${zoneOffset}`, timeSlotEndLocal: '',
    netSales: net, grossSales: net, numChecks: 10, numGuests: 20,
    changedAt: '2026-11-23T11:00:00Z', submissionId: '0199a3b5-2f6e-7c41-9d0a-6f1d2b3c4d5e', ...more,
  }
}

function noForecast(unitId: number, publicHolidays: string): Json {
  return {
    unitId, currencyId: 'EUR', measure: 'netSales', grain: 'day', start: '2026-11-23', end: '2026-12-06', status: 'notEnoughHistory',
    knownDays: 0, asOf: '2026-11-23T11:20:00Z', publicHolidays, accuracy: [], items: [],
  }
}

const session = {
  username: 'maria@cafe.example', displayName: 'María López', tenant: { slug: 'cafe', name: 'Café Central' }, scopes: ['sales:read', 'sales:write'],
}

/** The report of November of all units, in which nothing was sold. */
function emptyReport(): Json {
  return { start: '2026-11-01', end: '2026-11-30', units: 1, running: false, totals: [], items: [], withoutSales: [], shareOf: 'netSales' }
}

const configuration = {
  slug: 'cafe', name: 'Café Central', version: 1, dayparts: [], intake: { maxAgeDays: 35, futureToleranceSeconds: 900 },
  currencies: [{ id: 'EUR', decimals: 2 }, { id: 'CHF', decimals: 2 }],
  salesTypes: [
    { id: 'DINE', names: { en: 'Dine in', es: 'En sala' }, trafficBy: 'guests' },
    { id: 'TAKE', names: { en: 'Take away' }, trafficBy: 'checks' },
  ],
  defaults: { timeZone: 'Europe/Madrid', dayStart: '05:00', slotMinutes: 60 },
}

function calendar(unitId: number, day: string, now: number): Json {
  const businessDay = day === 'current' ? '2026-11-23' : day
  const start = Date.parse(`${businessDay}T05:00:00${zoneOffset}`)
  const slots = Array.from({ length: 24 }, (_, index) => {
    const at = start + index * hour
    const local = new Date(at + hour).toISOString().slice(0, 19)
    return { start: new Date(at).toISOString(), end: new Date(at + hour).toISOString(), local, offset: zoneOffset }
  })
  return {
    unitId, businessDay, start: slots[0]!.start, end: slots.at(-1)!.end, timeZone: 'Europe/Madrid', hours: 24, slotMinutes: 60,
    slots, ...(day === 'current' && { now: new Date(now).toISOString() }),
  }
}

function standing(businessDay: string, figures: Json[]): Json {
  const end = Date.parse(`${businessDay}T05:00:00${zoneOffset}`) + 24 * hour
  const [endsAt, completeAt] = [end, end + hour].map((at) => new Date(at).toISOString())
  const changedAt = figures.map((row) => row.changedAt).sort().at(-1)
  return { state: 'complete', endsAt, completeAt, changedAt, final: false }
}

function keyOf(row: Json): string {
  return [row.unitId, row.timeSlotStart, row.salesTypeId, row.currencyId].join(' ')
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

const decimals = new Set(['netSales', 'grossSales', 'grossMinusNet', 'averageCheck', 'spendPerGuest', 'share'])

// Money goes out as the digits that it was given as.
function written(body: unknown): string {
  return JSON.stringify(body).replace(/"(\w+)":"(-?\d+(?:\.\d+)?)"/g, (member, name, digits) =>
    decimals.has(name) ? `"${name}":${digits}` : member,
  )
}

function reply(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(written(body))
}

function refuse(response: ServerResponse, { status, slug, retryAfter }: Refusal): void {
  const type = `https://localhost/problems/${slug}`
  const headers = { 'Content-Type': 'application/problem+json', ...(retryAfter && { 'Retry-After': String(retryAfter) }) }
  reply(response, status, { type, title: slug, status, requestId: '01KB0Y3V9T' }, headers)
}
