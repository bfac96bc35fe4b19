import { Button, Menu, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ExportForm, exportPath } from '../../api/report'
import { courseQuestion, groupsQuestion } from '../../state/reportquestion'
import { type Dimension, dimensions, type ReportMeasure, reportMeasures, type ReportView } from '../../state/reportview'
import { ScenarioMenu } from './ScenarioMenu'
import classes from './units.module.css'

type Props = { view: ReportView; currencies: string[]; onChange(change: Partial<ReportView>): void }

/** By what the report is broken down, what it measures, and what can be done with it. */
export function Toolbar({ view, currencies, onChange }: Props) {
  const { t } = useTranslation()
  const options = (taken?: Dimension) => [
    { value: '', label: t('report.noGroups') },
    ...dimensions.filter((one) => one !== taken).map((value) => ({ value, label: t(`report.dimensions.${value}`) })),
  ]
  const [first, second] = view.by
  const group = (by: string[]) => onChange({ by: by.filter((one) => one !== '') as Dimension[] })
  return (
    <div className={classes.bar}>
      <Select label={t('report.by')} data={options(second)} value={first ?? ''} allowDeselect={false} onChange={(value) => group([value ?? '', second ?? ''])} />
      <Select label={t('report.thenBy')} data={options(first)} value={second ?? ''} disabled={!first} allowDeselect={false} onChange={(value) => group([first!, value ?? ''])} />
      <Select
        label={t('report.measure')}
        data={reportMeasures.map((value) => ({ value, label: t(`report.measures.${value}`) }))}
        value={view.measure}
        allowDeselect={false}
        onChange={(value) => onChange({ measure: value as ReportMeasure, sort: view.sort === view.measure ? (value as ReportMeasure) : view.sort })}
      />
      <Select
        label={t('report.top')}
        data={['', '5', '10', '25'].map((value) => ({ value, label: value === '' ? t('report.all') : t('report.greatest', { count: Number(value) }) }))}
        value={view.top ? String(view.top) : ''}
        allowDeselect={false}
        disabled={view.by.length === 0}
        onChange={(value) => onChange({ top: value ? Number(value) : undefined })}
      />
      <div className={classes.actions}>
        <ScenarioMenu />
        <ExportMenu view={view} currencies={currencies} />
      </div>
    </div>
  )
}

/** The report as files. A picture is of one currency. */
function ExportMenu({ view, currencies }: { view: ReportView; currencies: string[] }) {
  const { t, i18n } = useTranslation()
  const item = (form: ExportForm, label: string, question: Record<string, unknown>) => (
    <Menu.Item key={label} component="a" href={exportPath(form, { ...question, language: i18n.language })} download>
      {label}
    </Menu.Item>
  )
  const drawn = { ...(view.by.length ? groupsQuestion(view) : courseQuestion(view)), measure: view.measure }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default">{t('report.export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {item('csv', t('report.csv'), groupsQuestion(view))}
        {item('xlsx', t('report.xlsx'), groupsQuestion(view))}
        {currencies.map((currencyId) =>
          item('png', currencies.length > 1 ? `${t('report.png')} (${currencyId})` : t('report.png'), { ...drawn, currencyId }),
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
