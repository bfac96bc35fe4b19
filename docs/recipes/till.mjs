// Adds up the checks of a till by slot and sales type, and submits them. Node 20 or later.
// Each line of standard input is a check: time, sales type, net, gross, guests, such as
//   2026-11-23T12:22:05+01:00;TAKE;12.10;13.31;2
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const { DAYPART_URL, DAYPART_CLIENT_ID, DAYPART_CLIENT_SECRET, DAYPART_UNIT } = process.env
const unit = `${DAYPART_URL}/sales/api/v1/business-unit/${DAYPART_UNIT}`

// Calls until there is an answer that a repeat would not change. Whatever fails for a time is
// repeated as it is, with the same Idempotency-Key: no answer, 409 of a call still running, 429
// and 5xx. The pause is Retry-After where the server states it, else 1, 2, 4 … 60 seconds.
async function call(url, options) {
  let renewed = false
  for (let pause = 1; ; pause = Math.min(2 * pause, 60)) {
    const { status, wait, text } = await attempt(url, options)
    if (status >= 200 && status < 300) return text
    if (status === 401 && !renewed) {
      renewed = true
      token.renewAt = 0
      continue
    }
    const running = status === 409 && text.includes('idempotency-in-progress')
    if (status !== 0 && status !== 429 && status < 500 && !running) {
      throw new Error(`${status} ${text}`) // a repeat would not help: a person must see this
    }
    await sleep(1000 * ((wait || pause) + Math.random() * pause))
  }
}

// Calls once. The status is 0 if there is no whole answer.
async function attempt(url, { withToken, ...options }) {
  if (withToken) {
    options.headers = { ...options.headers, Authorization: `Bearer ${await getToken()}` }
  }
  try {
    const answer = await fetch(url, { ...options, signal: AbortSignal.timeout(30_000) })
    const wait = Number(answer.headers.get('Retry-After')) // 0 if there is none
    return { status: answer.status, wait, text: await answer.text() }
  } catch (error) {
    console.error(`no answer: ${error}`) // it may have been stored: repeat it
    return { status: 0, wait: 0, text: '' }
  }
}

// Returns the token, a new one from a minute before it expires.
const token = { value: '', renewAt: 0 }
async function getToken() {
  if (Date.now() >= token.renewAt) {
    const secret = Buffer.from(`${DAYPART_CLIENT_ID}:${DAYPART_CLIENT_SECRET}`).toString('base64')
    const answer = JSON.parse(await call(`${DAYPART_URL}/connect/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${secret}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    }))
    token.value = answer.access_token
    token.renewAt = Date.now() + 1000 * (answer.expires_in - 60)
  }
  return token.value
}

// Returns the business day of an instant, with its slots. No time zone is needed: the server lists
// the day that has the date of the instant in UTC, and says whether it is the day before or after.
const days = new Map()
async function findDay(at) {
  for (let date = at.toISOString().slice(0, 10); ; ) {
    if (!days.has(date)) {
      const answer = await call(`${unit}/business-day/${date}`, { withToken: true })
      days.set(date, JSON.parse(answer))
    }
    const day = days.get(date)
    const move = at < new Date(day.start) ? -1 : at >= new Date(day.end) ? 1 : 0
    if (move === 0) return day
    date = new Date(Date.parse(date) + move * 86_400_000).toISOString().slice(0, 10)
  }
}

// Returns the start of the slot that contains an instant of the day.
const findSlot = (day, at) => day.slots.findLast((slot) => new Date(slot.start) <= at).start

// Amounts are whole ten-thousandths: a JavaScript number is a binary float, 0.1 + 0.2 is not 0.3.
function parseAmount(text) {
  const [, sign, whole, decimals = ''] = text.match(/^(-?)(\d+)(?:\.(\d{1,4}))?$/)
  return BigInt(sign + whole + decimals.padEnd(4, '0'))
}
function formatAmount(amount) {
  const digits = String(amount < 0n ? -amount : amount).padStart(5, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}

// Adds up the checks into rows, by business day.
const submissions = new Map()
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const [time, salesTypeId, net, gross, guests] = line.split(';')
  const at = new Date(time)
  const day = await findDay(at)
  const timeSlotStart = findSlot(day, at)
  const rows = submissions.get(day.businessDay) ?? new Map()
  submissions.set(day.businessDay, rows)
  const key = `${timeSlotStart} ${salesTypeId}`
  const none = { timeSlotStart, salesTypeId, net: 0n, gross: 0n, checks: 0, guests: 0 }
  const row = rows.get(key) ?? none
  rows.set(key, row)
  row.net += parseAmount(net)
  row.gross += parseAmount(gross)
  row.checks += 1
  row.guests += Number(guests)
}

// Submits each business day under a key of its own. Amounts go as strings, digit by digit.
for (const [businessDay, rows] of submissions) {
  const realTimeSales = [...rows.values()].map(({ net, gross, checks, guests, ...row }) => ({
    ...row, currencyId: 'EUR', numChecks: checks, numGuests: guests,
    netSales: formatAmount(net), grossSales: formatAmount(gross),
  }))
  const receipt = await call(`${unit}/real-time-sales`, {
    method: 'POST',
    withToken: true,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({ businessDay, realTimeSales }),
  })
  console.log(receipt)
}
