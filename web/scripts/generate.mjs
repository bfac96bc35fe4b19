// Writes src/api/schema.gen.ts, the types of the page's client, from api/openapi.yaml.
// Money becomes Decimal, the digits as text (see src/api/exactjson.ts): a binary float would change them.
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'

const spec = new URL('../../api/openapi.yaml', import.meta.url)
const target = new URL('../src/api/schema.gen.ts', import.meta.url)
const money = ['#/components/schemas/Money', '#/components/schemas/MoneySum', '#/components/schemas/SalesReportRow/share']
const header = `// Generated from api/openapi.yaml by npm run generate. Do not edit.
import type { Decimal } from '../format/money'

`

const ast = await openapiTS(await readFile(spec, 'utf8'), {
  transform: (_, { path }) => (money.includes(path) ? ts.factory.createTypeReferenceNode('Decimal') : undefined),
})
await writeFile(target, header + astToString(ast))
