// Submits a sale through openapi-fetch and the types that openapi-typescript generated, reads it
// back, and reports what the server answered, also to a sale that is wrong.
import createClient from 'openapi-fetch'
import type { paths } from './daypart/schema.js'
import { defined, grant, newSale, newWrongSale, report, site, unitId } from './site.js'

const client = createClient<paths>({ baseUrl: site.url })
const granted = await client.POST('/connect/token', {
  body: grant,
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
})
const headers = { Authorization: `Bearer ${defined(granted.data, granted.error).access_token}` }

const unit = '/sales/api/v1/business-unit/{unitId}'
const read = await client.GET(`${unit}/business-day/{businessDay}`, {
  params: { path: { unitId, businessDay: 'current' } }, headers,
})
const day = defined(read.data, read.error)
const sale = newSale(day.businessDay, day.slots[0]!.start)

const submit = (body: typeof sale) => client.POST(`${unit}/real-time-sales`, { params: { path: { unitId } }, body, headers })
const stored = await submit(sale)
const { rows } = defined(stored.data, stored.error)
const { salesTypeId, currencyId } = sale.realTimeSales[0]!
const back = await client.GET(`${unit}/real-time-sales`, {
  params: { path: { unitId }, query: { businessDay: day.businessDay, salesTypeId, currencyId } }, headers,
})
const refused = await submit(newWrongSale(sale))
const problem = defined(refused.error, refused.data)

report({
  taken: rows.received - rows.rejected,
  netSales: defined(back.data, back.error).figures[0]!.netSales,
  problem: problem.type,
  code: problem.errors![0]!.code,
})
