import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../api/problem'
import { messageOf } from '../../components/ProblemNotice'
import classes from './forecast.module.css'

/** Says why what was sent is not taken: the first fault that the server names, or the problem itself. */
export function FormProblem({ error }: { error: Error | null }) {
  const { t } = useTranslation()
  const fault = error instanceof ProblemError ? error.problem.errors?.[0]?.detail : undefined
  return (
    <p role="alert" className={classes.fault}>
      {error && (fault ?? messageOf(error, t))}
    </p>
  )
}
