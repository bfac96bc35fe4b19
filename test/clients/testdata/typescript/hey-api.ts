// Submits a sale through the client that hey-api generated, reads it back, and reports what the
// server answered, also to a sale that is wrong.
import { client } from './daypart/client.gen.js'
import { getBusinessDay, getRealTimeSales, issueToken, submitRealTimeSales } from './daypart/sdk.gen.js'
import { defined, grant, newSale, newWrongSale, report, site, unitId } from './site.js'

client.setConfig({ baseUrl: site.url })
const granted = await issueToken({ body: grant })
const { access_token } = defined(granted.data, granted.error)
client.setConfig({ auth: (scheme) => (scheme.type === 'http' ? access_token : undefined) })

const read = await getBusinessDay({ path: { unitId, businessDay: 'current' } })
const day = defined(read.data, read.error)
const sale = newSale(day.businessDay, day.slots[0]!.start)

const stored = await submitRealTimeSales({ path: { unitId }, body: sale })
const { rows } = defined(stored.data, stored.error)
const { salesTypeId, currencyId } = sale.realTimeSales[0]!
const back = await getRealTimeSales({ path: { unitId }, query: { businessDay: day.businessDay, salesTypeId, currencyId } })
const refused = await submitRealTimeSales({ path: { unitId }, body: newWrongSale(sale) })
const problem = defined(refused.error, refused.data)

report({
  taken: rows.received - rows.rejected,
  netSales: defined(back.data, back.error).figures[0]!.netSales,
  problem: problem.type,
  code: problem.errors![0]!.code,
})
