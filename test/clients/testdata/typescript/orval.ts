// Submits a sale through the client that orval generated, reads it back, and reports what the
// server answered, also to a sale that is wrong.
import { getBusinessDay, getRealTimeSales, issueToken, submitRealTimeSales } from './daypart/daypart.js'
import { grant, newSale, newWrongSale, report, unitId } from './site.js'

const granted = await issueToken(grant)
if (granted.status !== 200) throw new Error(JSON.stringify(granted))
const call = { headers: { Authorization: `Bearer ${granted.data.access_token}` } }

const read = await getBusinessDay(unitId, 'current', call)
if (read.status !== 200) throw new Error(JSON.stringify(read))
const sale = newSale(read.data.businessDay, read.data.slots[0]!.start)

const stored = await submitRealTimeSales(unitId, sale, undefined, call)
if (stored.status !== 200) throw new Error(JSON.stringify(stored))
const { salesTypeId, currencyId } = sale.realTimeSales[0]!
const back = await getRealTimeSales(unitId, { businessDay: sale.businessDay, salesTypeId, currencyId }, call)
if (back.status !== 200) throw new Error(JSON.stringify(back))
const refused = await submitRealTimeSales(unitId, newWrongSale(sale), undefined, call)
if (refused.status !== 400) throw new Error(JSON.stringify(refused))

report({
  taken: stored.data.rows.received - stored.data.rows.rejected,
  netSales: back.data.figures[0]!.netSales,
  problem: refused.data.type,
  code: refused.data.errors![0]!.code,
})
