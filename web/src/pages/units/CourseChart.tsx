import { useTranslation } from 'react-i18next'
import { EChart } from '../../components/EChart'
import { useFormats } from '../../state/formats'
import classes from '../sales/sales.module.css'
import { courseOption, type CourseShown } from './courseoption'

/** This period in bars, or where it is summed up as a line, with the part of it that is compared, and the other as a line. */
export function CourseChart({ onChoose, ...course }: CourseShown & { onChoose(index: number): void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { own, part, other } = course.names
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.legend}>
        <span className={part ? classes.keyPale : classes.keyDay}>{own}</span>
        {part && <span className={classes.keyDay}>{part}</span>}
        {other && <span className={classes.keyOther}>{other}</span>}
      </figcaption>
      <EChart
        className={classes.chart}
        label={other ? t('report.chartSummary', { own, other }) : t('report.chartAlone', { own })}
        option={(colour) => courseOption(course, formats, t('curve.now'), colour)}
        onChoose={onChoose}
      />
    </figure>
  )
}
