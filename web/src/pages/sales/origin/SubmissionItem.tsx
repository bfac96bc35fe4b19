import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { Submission } from '../../../api/history'
import { useFormats } from '../../../state/formats'
import type { Names } from '../tabletext'
import classes from './origin.module.css'
import { Sender } from './Sender'
import { SubmittedRows } from './SubmittedRows'

type Props = { submission: Submission; names: Names; timeZone: string; completeAt: string }

const outcomes = ['created', 'updated', 'unchanged', 'superseded', 'rejected'] as const

/** One submission: when, from whom, how many rows did what; opened, the rows. */
export function SubmissionItem({ submission, names, timeZone, completeAt }: Props) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [open, { toggle }] = useDisclosure()
  const counts = outcomes.flatMap((outcome) => {
    const count = submission.rows?.[outcome] ?? 0
    return count > 0 ? [`${t(`origin.outcomes.${outcome}`)}: ${formats.count(count)}`] : []
  })
  return (
    <li>
      <button type="button" className={classes.toggle} aria-expanded={open} onClick={toggle}>
        <Sender of={submission} timeZone={timeZone} completeAt={completeAt} />
        <span className={classes.quiet}>{counts.join(' · ')}</span>
      </button>
      {open && <SubmittedRows submissionId={submission.submissionId} names={names} />}
    </li>
  )
}
