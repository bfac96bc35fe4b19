import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { submissionQuery, type SubmissionDetail } from '../../../api/history'
import { ProblemNotice } from '../../../components/ProblemNotice'
import { Skeleton } from '../../../components/Skeleton'
import { type Decimal, parseAmount } from '../../../format/money'
import { useFormats } from '../../../state/formats'
import type { Names } from '../tabletext'
import classes from '../sales.module.css'
import own from './origin.module.css'

type SubmittedRow = SubmissionDetail['results'][number]

/** The rows of a submission as they were sent, and what each did. */
export function SubmittedRows({ submissionId, names }: { submissionId: string; names: Names }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(submissionQuery(submissionId))
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={80} />
  const heads = ['netSales', 'grossSales', 'numChecks', 'numGuests'] as const
  return (
    <>
      <p className={own.quiet}>
        {t('origin.submission')} <code>{submissionId}</code>
      </p>
      <div className={`${classes.scroll} ${own.rows}`} tabIndex={0} role="region" aria-label={t('origin.rows')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('table.slot')}</th>
              <th scope="col">{t('table.salesType')}</th>
              <th scope="col">{t('origin.did')}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className={classes.number}>
                  {t(`table.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.results.map((row) => (
              <Row key={row.index} row={row} names={names} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Row({ row, names }: { row: SubmittedRow; names: Names }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { timeSlotStart = '', salesTypeId = '', currencyId = '', numChecks, numGuests } = row
  const currency = names.currencies.get(currencyId) ?? { id: currencyId, decimals: 2 }
  const money = (amount: Decimal | undefined) => (amount === undefined ? '' : formats.money(parseAmount(amount), currency))
  const count = (number: number | undefined) => (number === undefined ? '' : formats.count(number))
  return (
    <tr>
      <th scope="row" className={own.slot}>{names.slots.get(Date.parse(timeSlotStart)) ?? timeSlotStart}</th>
      <td>{names.salesTypes.get(salesTypeId) ?? salesTypeId}</td>
      <td>{t(`origin.outcomes.${row.outcome}`)}</td>
      {[money(row.netSales), money(row.grossSales), count(numChecks), count(numGuests)].map((text, index) => (
        <td key={index} className={classes.number}>
          {text}
        </td>
      ))}
    </tr>
  )
}
